using System.Collections.Immutable;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.People;

namespace OpsHub.ClientHub.Appeals;

/// <summary>Whose data are wanted, by exactly one of the first five. A body, never an address: addresses are written down by every proxy.</summary>
/// <param name="Account">Account number (лицевой счёт), as it was told.</param>
/// <param name="Phone">Finds who is known by a phone alone: a phone is no name of one who told an account (ADR 0082).</param>
/// <param name="Email">Finds who told no account.</param>
/// <param name="Reference">The customer as another system names him.</param>
/// <param name="Customer">Opaque name, as an appeal shows it; the only way to what was before a withdrawal of consent.</param>
/// <param name="Names">Names that are this person's, where several were told under the same account, phone or e-mail.</param>
internal sealed record PersonQuestion(string? Account = null, string? Phone = null, string? Email = null, string? Reference = null, string? Customer = null, ImmutableArray<string>? Names = null)
{
    private const int MostNames = 20, MostCharacters = 200;

    /// <summary>One of the two is null.</summary>
    public (PersonSearch? Search, Problem? Problem) Read()
    {
        (PersonBy By, string? Value)[] ways = [(PersonBy.Account, Account), (PersonBy.Phone, Phone), (PersonBy.Email, Email), (PersonBy.Reference, Reference), (PersonBy.Customer, Customer)];
        if (ways.Where(w => w.Value is not null).ToList() is not [(var by, { } value)] || !IsWord(value)) return (null, Wrong("$.account", $"Exactly one of account, phone, email, reference, customer, 1 to {MostCharacters} characters."));
        var names = Names ?? [];
        return names.Length > MostNames || !names.All(IsWord)
            ? (null, Wrong("$.names", $"Up to {MostNames} names of 1 to {MostCharacters} characters."))
            : (new PersonSearch(by, value.Trim(), names), null);
    }

    private static bool IsWord(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MostCharacters;

    private static Problem Wrong(string at, string expected) => new(400, "query-wrong", "The question is not understood.", at, expected);
}
