using System.Text;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>A file that a replay writes: UTF-8 without a mark, line ends as written.</summary>
internal static class ReportFile
{
    /// <exception cref="SourceRefusedException">It cannot be written.</exception>
    public static StreamWriter Create(string path)
    {
        try
        {
            return new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SourceRefusedException($"{path} cannot be written ({e.Message.TrimEnd('.')}); expected a file in a directory that exists.", e);
        }
    }

    /// <summary>Writes a whole file, or nothing when no path is given.</summary>
    public static void Write(string? path, Action<TextWriter> write)
    {
        if (path is null) return;
        using var file = Create(path);
        write(file);
    }
}
