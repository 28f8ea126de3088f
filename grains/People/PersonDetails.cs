using System.Collections.Immutable;

namespace OpsHub.Grains.People;

/// <summary>What is known of a person, readable. It exists on the way in and on the way out only; the log has it as <see cref="SealedPerson"/>.</summary>
/// <param name="Name">Person or organisation.</param>
/// <param name="Phone">As given.</param>
/// <param name="Email">As given.</param>
/// <param name="PostalAddress">Where a letter reaches the person.</param>
/// <param name="SupplyAddress">Where the power goes.</param>
/// <param name="Account">Account number (лицевой счёт).</param>
/// <param name="Text">The appeal's own words: whoever writes of himself names himself.</param>
/// <param name="More">Whatever else the company's standard asks for, by the name of the field, such as <c>contract</c>.</param>
public sealed record PersonDetails(
    string? Name = null, string? Phone = null, string? Email = null, string? PostalAddress = null, string? SupplyAddress = null, string? Account = null, string? Text = null,
    ImmutableSortedDictionary<string, string>? More = null)
{
    /// <summary>Names of what was given, as a profile's required fields name it; tells nothing of the person.</summary>
    public ImmutableArray<string> Fields() =>
    [
        .. Said("name", Name), .. Said("contact", Phone ?? Email ?? PostalAddress), .. Said("reply-address", Email ?? PostalAddress), .. Said("address", SupplyAddress),
        .. Said("account", Account), .. Said("grounds", Text), .. (More ?? None).Where(m => !string.IsNullOrWhiteSpace(m.Value)).Select(m => m.Key),
    ];

    /// <summary>What tells the same customer from another: the account, or else the most personal address there is; null when nothing does.</summary>
    public string? Identity() => First(("account", Account), ("email", Email), ("phone", Phone), ("name", Name));

    /// <summary>These details, and where a later one tells more or else, that.</summary>
    public PersonDetails With(PersonDetails later) => new(
        later.Name ?? Name, later.Phone ?? Phone, later.Email ?? Email, later.PostalAddress ?? PostalAddress, later.SupplyAddress ?? SupplyAddress, later.Account ?? Account, later.Text ?? Text,
        later.More is { } more ? (More ?? None).SetItems(more) : More);

    private static ImmutableSortedDictionary<string, string> None => ImmutableSortedDictionary<string, string>.Empty;

    private static string? First(params ReadOnlySpan<(string Kind, string? Value)> all)
    {
        foreach (var (kind, value) in all)
            if (!string.IsNullOrWhiteSpace(value)) return $"{kind}:{string.Concat(value.Where(char.IsLetterOrDigit)).ToLowerInvariant()}";
        return null;
    }

    private static string[] Said(string field, string? value) => string.IsNullOrWhiteSpace(value) ? [] : [field];
}
