using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>
/// The lines of a text file that another program writes: from its beginning, then whatever is added. Goes on in the new file when the old one was renamed away
/// (after the last line of the old one), and from the beginning when it was cut to nothing. A line is given when its end has been written.
/// </summary>
/// <param name="path">The file; it need not exist yet.</param>
internal sealed class LogTail(string path) : IDisposable
{
    /// <summary>A line that is longer has no end: what was read of it is given up.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>Bytes at the beginning of a file by which it is told from another one.</summary>
    private const int HeadBytes = 256;

    private readonly byte[] _buffer = new byte[LongestLine];
    private readonly List<byte> _partial = [];
    private SafeFileHandle? _file;
    private byte[] _head = [];
    private long _position;

    /// <summary>Whether there is a file to read.</summary>
    public bool IsOpen => _file is not null;

    /// <returns>Lines that are new, in order, some hundreds at a time; none when there is nothing new now.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public List<string> Read()
    {
        var lines = new List<string>();
        if (_file is null && !Open()) return lines;
        if (WasCut(_file!)) Restart();
        var count = RandomAccess.Read(_file!, _buffer, _position);
        _position += count;
        Split(_buffer.AsSpan(0, count), lines);
        if (count == 0 && WasRenamed(_file!))
        {
            if (_partial.Count > 0) lines.Add(Taken());   // nobody will end it any more
            Close();
        }
        else if (_head.Length < HeadBytes)
        {
            _head = Head(_file!);
        }
        return lines;
    }

    public void Dispose() => Close();

    private bool Open()
    {
        try
        {
            _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;   // it comes when the telephone system writes its first line
        }
        Restart();
        return true;
    }

    private void Restart()
    {
        _position = 0;
        _partial.Clear();
        _head = Head(_file!);
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
        _partial.Clear();
    }

    /// <summary>Shorter than what was read of it, or another beginning: cut, and perhaps written on since.</summary>
    private bool WasCut(SafeFileHandle file) => RandomAccess.GetLength(file) < _position || !Head(file).AsSpan().StartsWith(_head);

    /// <summary>Another file has come under the name. Lengths are compared around a moment in which the open one may grow.</summary>
    private bool WasRenamed(SafeFileHandle file)
    {
        try
        {
            var before = RandomAccess.GetLength(file);
            using var named = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(named);
            return length < before || length > RandomAccess.GetLength(file) || !Head(named).AsSpan().StartsWith(_head);
        }
        catch (FileNotFoundException)
        {
            return false;   // renamed, and the new one is not there yet
        }
    }

    private void Split(ReadOnlySpan<byte> read, List<string> lines)
    {
        while (read.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _partial.AddRange(read[..end]);
            lines.Add(Taken());
            read = read[(end + 1)..];
        }
        _partial.AddRange(read);
        if (_partial.Count > LongestLine) _partial.Clear();
    }

    private string Taken()
    {
        var text = Encoding.UTF8.GetString([.. _partial]).TrimEnd('\r');
        _partial.Clear();
        return text;
    }

    private static byte[] Head(SafeFileHandle file)
    {
        var head = new byte[HeadBytes];
        return head[..RandomAccess.Read(file, head, 0)];
    }
}
