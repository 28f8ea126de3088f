using System.IO.Compression;
using System.Text;

namespace OpsHub.Silo.Replay.Files;

/// <summary>Opens a text file as UTF-8, unpacked when it is gzip.</summary>
internal static class SourceFile
{
    /// <summary>Without it the runtime takes a gzip file that was cut off for one that ends there.</summary>
    static SourceFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <param name="path">The file; its first two bytes, not its name, say whether it is gzip.</param>
    /// <param name="expected">What the file should hold, for the refusal.</param>
    /// <exception cref="SourceRefusedException">It is missing, empty, or called .gz without being gzip.</exception>
    public static StreamReader Open(string path, string expected)
    {
        var bytes = OpenBytes(path, expected);
        try
        {
            if (bytes.Length == 0) throw new SourceRefusedException($"{path} is empty; expected {expected}.");
            var gzip = IsGzip(bytes);
            if (!gzip && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
                throw new SourceRefusedException($"{path} is called .gz but is not gzip; pack it, or take .gz off its name.");
            return new StreamReader(gzip ? new GZipStream(bytes, CompressionMode.Decompress) : bytes, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 65_536);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Turns a failure in the middle of a file into its sentence.</summary>
    public static SourceRefusedException Damaged(string path, long line, Exception why) =>
        new($"{path} is damaged after line {line}: {why.Message.TrimEnd('.')}; expected the whole file.", why);

    private static FileStream OpenBytes(string path, string expected)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65_536, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceRefusedException($"{path} does not exist; expected {expected}.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SourceRefusedException($"{path} cannot be read ({e.Message.TrimEnd('.')}); expected {expected}.", e);
        }
    }

    private static bool IsGzip(FileStream bytes)
    {
        var gzip = bytes.ReadByte() == 0x1f && bytes.ReadByte() == 0x8b;
        bytes.Position = 0;
        return gzip;
    }
}
