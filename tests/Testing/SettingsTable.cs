using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpsHub.Testing;

/// <summary>The settings of a program as Markdown, read from its options: every class with a constant <c>Section</c>, in the words of its comments.</summary>
public static partial class SettingsTable
{
    /// <summary>The classes of settings of an assembly, by section.</summary>
    public static IEnumerable<Type> Of(Assembly assembly) => assembly.GetTypes().Where(t => Section(t) is not null).OrderBy(Section, StringComparer.Ordinal);

    /// <summary>One heading and one table a section.</summary>
    public static string Render(IEnumerable<Type> sections) => string.Join("\n\n", sections.Select(Render));

    private static string Render(Type options)
    {
        var words = Words(options.Assembly);
        var fresh = Activator.CreateInstance(options)!;
        return $"""
            ### {Section(options)}

            {words[$"T:{options.FullName}"]}

            | setting | default | may be | what |
            |---|---|---|---|
            {string.Join('\n', Properties(options).Select(p => $"| `{Section(options)}:{p.Name}` | {Default(p.GetValue(fresh))} | {Range(p)} | {words[$"P:{options.FullName}.{p.Name}"].Replace("|", "\\|", StringComparison.Ordinal)} |"))}
            """;
    }

    private static string? Section(Type type) => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<PropertyInfo> Properties(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    private static string Default(object? value) => value switch
    {
        null => "–",
        bool yes => yes ? "true" : "false",
        string[] several => several.Length == 0 ? "none" : string.Join(", ", several.Select(s => $"`{s}`")),
        string said => $"`{said}`",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A setting of the type {value.GetType()} has no words yet."),
    };

    private static string Range(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { } range
        ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum}–{range.Maximum}")
        : (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var t when t == typeof(bool) => "true, false",
            { IsEnum: true } t => string.Join(", ", Enum.GetNames(t)),
            var t when t == typeof(string[]) => $"a list: `…:0`, `…:1`",
            _ => "text",
        };

    /// <summary>Summaries by the compiler's id of a member.</summary>
    private static Dictionary<string, string> Words(Assembly assembly) => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Spaces().Replace(string.Concat(m.Element("summary")!.Nodes().Select(Text)), " ").Trim(), StringComparer.Ordinal);

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`",
        XElement other => other.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
