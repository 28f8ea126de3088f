using System.IO.Compression;
using System.Text;

namespace OpsHub.Replay.Tests.Support;

/// <summary>A directory of the test's own, removed with the test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("opshub-replay-tests-");

    public string File(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>Connection text of a log that is kept here.</summary>
    public string Log(string name = "log") => $"sqlite:{File($"{name}.db")}";

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Writes gzip.</summary>
    /// <param name="cut">Bytes left off at the end.</param>
    public string Pack(string name, string text, int cut = 0)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        System.IO.File.WriteAllBytes(File(name), packed.ToArray()[..^cut]);
        return File(name);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
