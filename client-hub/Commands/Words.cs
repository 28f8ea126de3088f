using System.Xml.Linq;

namespace OpsHub.ClientHub.Commands;

/// <summary>Summaries of commands, read from the doc comments that the compiler put beside the assembly; none when the file is not there.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, Dictionary<string, string>> _files = [];

    /// <summary>The summary of a type's doc comment, or null.</summary>
    public string? Of(Type type)
    {
        var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
        if (!_files.TryGetValue(file, out var words)) _files[file] = words = Load(file);
        return words.GetValueOrDefault($"T:{type.FullName}");
    }

    private static Dictionary<string, string> Load(string file) =>
        !File.Exists(file) ? [] : XDocument.Load(file).Descendants("member")
            .Where(m => m.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal) && m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => string.Join(' ', m.Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
