using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Alerts.Delivery;

public enum ChannelKind
{
    /// <summary>Signed JSON to any address.</summary>
    Webhook,

    /// <summary>The API of a Prometheus Alertmanager.</summary>
    Alertmanager,

    /// <summary>E-mail.</summary>
    Mail,
}

public enum MailTls
{
    /// <summary>The letter waits until the server offers STARTTLS.</summary>
    Start,

    /// <summary>TLS from the first byte (<c>smtps</c>).</summary>
    Implicit,

    /// <summary>None (<c>tls=0</c>): for a relay in the same machine room.</summary>
    None,
}

/// <summary>Where a company's alerts are told besides the inbox. Set at start by whoever runs the hub, never by its users: no user can make the hub call an address of his choice.</summary>
/// <param name="Company">Whose.</param>
/// <param name="Name">Unique in the company; the delivery log names it.</param>
/// <param name="Kind">How.</param>
/// <param name="Url">Where to; of e-mail, the server.</param>
/// <param name="FromStep">Told once an alert has reached this step, 1–5.</param>
/// <param name="Owner">Only alerts of this role, or null for all.</param>
/// <param name="From">Sender of e-mail.</param>
/// <param name="To">Receivers of e-mail.</param>
/// <param name="Tls">How e-mail is kept from other eyes.</param>
/// <param name="Rota">Whether e-mail goes to whoever is on duty instead of to receivers of its own.</param>
/// <param name="Authority">PEM file with the certificate authority of the company's own mail server, trusted beside those of the machine; or null.</param>
public sealed record AlertChannel(string Company, string Name, ChannelKind Kind, Uri Url, int FromStep, string? Owner, string From, ImmutableArray<string> To, MailTls Tls, bool Rota = false, string? Authority = null)
{
    public const string Expected = "company=webhook+https://host/path, company=alertmanager+http://host:9093 or company=mail+smtp://host:587?from=hub@x&to=head@x (smtps for TLS from the first byte; to=rota for whoever is on duty), with &step=2 and &owner=office-head where wanted";

    /// <summary>Reads what <see cref="Expected"/> says; null when it says something else.</summary>
    public static AlertChannel? Parse(string text)
    {
        if (text.Split('=', 2) is not [var company, var rest] || !GrainId.IsPart(company) || rest.Split('+', 2) is not [var kind, var url]) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0) return null;
        var query = QueryHelpers.ParseQuery(address.Query);
        string? One(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        var (step, owner, from, tls) = (One("step") ?? "1", One("owner"), One("from") ?? "", address.Scheme == "smtps" ? MailTls.Implicit : One("tls") == "0" ? MailTls.None : MailTls.Start);
        ImmutableArray<string> to = [.. (One("to") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        var rota = to is ["rota"];
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Grains.Alerts.Alert.MaxStep || (owner is not null && !GrainId.IsPart(owner))) return null;
        AlertChannel Of(ChannelKind what) => new(company, One("name") ?? $"{kind}-{number}{(owner is null ? "" : $"-{owner}")}", what, address, number, owner, from, rota ? [] : to, tls, rota, One("ca"));
        return (kind, address.Scheme) switch
        {
            ("webhook", "http" or "https") => Of(ChannelKind.Webhook),
            ("alertmanager", "http" or "https") => Of(ChannelKind.Alertmanager),
            ("mail", "smtp" or "smtps") when from.Contains('@', StringComparison.Ordinal) && !to.IsEmpty && (rota || to.All(t => t.Contains('@', StringComparison.Ordinal))) => Of(ChannelKind.Mail),
            _ => null,
        };
    }
}
