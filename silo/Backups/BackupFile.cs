using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Backups;

/// <summary>
/// A file of records that is there whole or not at all. Its kind as a line of text, then gzip with each record as length (4 bytes, little-endian) and bytes, then SHA-256 of everything before (32). It is
/// written beside its place and moved there when it lies on the disk.
/// </summary>
internal static class BackupFile
{
    private const int End = -1, LongestRecord = 64 << 20;

    private static readonly int SumLength = SHA256.HashSizeInBytes;

    /// <param name="path">Where nothing may lie yet.</param>
    /// <param name="kind">What is in it.</param>
    /// <param name="fill">Is given a place for records.</param>
    /// <exception cref="LogRefusedException">The file is there already or cannot be written; nothing is left behind.</exception>
    public static async Task Write(string path, string kind, Func<Action<byte[]>, Task> fill)
    {
        if (File.Exists(path)) throw new LogRefusedException($"{path} exists already: name another file.");
        var part = path + ".part";
        try
        {
            await WritePart(part, kind, fill).ConfigureAwait(false);
            File.Move(part, path);
        }
        catch (Exception e)
        {
            Remove(part);
            if (e is IOException or UnauthorizedAccessException) throw new LogRefusedException($"The backup cannot be written: {e.Message} Free space or name another place; nothing is left of it.", e);
            throw;
        }
    }

    /// <summary>Whether a file says that it is of that kind.</summary>
    /// <exception cref="LogRefusedException">There is no such file.</exception>
    public static bool IsOf(string path, string kind)
    {
        using var file = Guarded(path, () => File.OpenRead(path));
        return Guarded(path, () => FirstLine(file, kind));
    }

    /// <summary>The records in order; none before the whole file's checksum was found right.</summary>
    /// <exception cref="LogRefusedException">There is no such file, it is of another kind, or it is damaged.</exception>
    public static IEnumerable<byte[]> Read(string path, string kind)
    {
        using var file = Guarded(path, () => File.OpenRead(path));
        Guarded(path, () => Check(file, path, kind));
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var from = new BinaryReader(zip);
        while (Guarded(path, () => Next(from)) is { } record) yield return record;
    }

    private static async Task WritePart(string part, string kind, Func<Action<byte[]>, Task> fill)
    {
        var only = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(part, only);
        file.Write(Encoding.ASCII.GetBytes(kind + "\n"));
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        await using (var to = new BinaryWriter(zip, Encoding.UTF8, leaveOpen: true))
        {
            await fill(record =>
            {
                to.Write(record.Length);
                to.Write(record);
            }).ConfigureAwait(false);
            to.Write(End);
        }
        file.Position = 0;
        file.Write(await SHA256.HashDataAsync(file).ConfigureAwait(false));
        file.Flush(flushToDisk: true);
    }

    private static byte[]? Next(BinaryReader from)
    {
        var length = from.ReadInt32();
        if (length == End) return null;
        if (length is < 0 or > LongestRecord) throw new InvalidDataException();
        var record = from.ReadBytes(length);
        return record.Length == length ? record : throw new EndOfStreamException();
    }

    /// <summary>Leaves the file where its records begin.</summary>
    private static bool Check(FileStream file, string path, string kind)
    {
        if (!FirstLine(file, kind)) throw new LogRefusedException($"{path} is not '{kind}': name another file.");
        var begin = file.Position;
        if (file.Length < begin + SumLength) throw new EndOfStreamException();
        var sum = Sum(file);
        var told = new byte[SumLength];
        file.ReadExactly(told);
        if (!sum.AsSpan().SequenceEqual(told)) throw new InvalidDataException();
        file.Position = begin;
        return true;
    }

    private static bool FirstLine(FileStream file, string kind)
    {
        var line = new byte[kind.Length + 1];
        return file.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) == line.Length && Encoding.ASCII.GetString(line) == kind + "\n";
    }

    /// <summary>Of everything before the last bytes; leaves the file there.</summary>
    private static byte[] Sum(FileStream file)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = file.Length - SumLength; left > 0;)
        {
            var read = file.Read(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
            if (read == 0) throw new EndOfStreamException();
            sum.AppendData(buffer.AsSpan(0, read));
            left -= read;
        }
        return sum.GetHashAndReset();
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new LogRefusedException($"{path} is damaged or was cut: take another backup.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogRefusedException($"The backup cannot be read: {e.Message}", e);
        }
    }

    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // a half file under another name harms nobody; the next backup writes over it
        }
    }
}
