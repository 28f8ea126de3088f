using System.Text;
using OpsHub.ClientHub.Access;

namespace OpsHub.ClientHub.Tests.Access;

/// <summary>The table of routes and policies as the README shows it.</summary>
internal static class RouteMarkdown
{
    public const string Begin = "<!-- routes -->";
    public const string End = "<!-- /routes -->";

    public static string Render()
    {
        var text = new StringBuilder("\n| method | address | policy | what |\n|---|---|---|---|\n");
        foreach (var route in Routes.All) text.Append($"| {route.Method} | `{route.Pattern}` | {route.Policy.Name} | {route.Summary} |\n");
        text.Append("\n| policy | who passes |\n|---|---|\n");
        foreach (var policy in Policies.All) text.Append($"| {policy.Name} | {policy.Meaning} |\n");
        return text.Append('\n').ToString();
    }
}
