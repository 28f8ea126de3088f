using System.Collections.Immutable;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>Alerts by e-mail, plain text, several in one letter, handed to the company's own server over STARTTLS or TLS (ADR 0090).</summary>
internal sealed class MailSender(AlertChannel channel, string? password) : IChannelSender
{
    private const int UsualPort = 25, UsualSubmissions = 465;

    public Task Send(IReadOnlyList<Telling> tellings, CancellationToken cancel) => Send(channel.To, MailText.Title(tellings), MailText.Body(tellings), cancel);

    /// <summary>One letter.</summary>
    /// <exception cref="ChannelAwayException">The server said no or is away.</exception>
    public async Task Send(ImmutableArray<string> receivers, string title, string body, CancellationToken cancel)
    {
        using var letter = new MimeMessage { Subject = title, Body = new TextPart("plain") { Text = body } };
        letter.From.Add(MailboxAddress.Parse(channel.From));
        letter.To.AddRange(receivers.Select(MailboxAddress.Parse));
        using var client = new SmtpClient();
        if (channel.Authority is { } authority) client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && Trusts(authority, new X509Certificate2(certificate));
        try
        {
            await client.ConnectAsync(channel.Url.Host, Port, Security, cancel).ConfigureAwait(false);
            if (channel.Url.UserInfo is { Length: > 0 } user) await client.AuthenticateAsync(Uri.UnescapeDataString(user), password ?? "", cancel).ConfigureAwait(false);
            await client.SendAsync(letter, cancel).ConfigureAwait(false);
            await client.DisconnectAsync(quit: true, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or SocketException or IOException or NotSupportedException)
        {
            throw new ChannelAwayException(e);
        }
    }

    private int Port => channel.Url.Port > 0 ? channel.Url.Port : channel.Tls == MailTls.Implicit ? UsualSubmissions : UsualPort;

    private SecureSocketOptions Security => channel.Tls switch
    {
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        MailTls.Start => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>The company's own authority, and the name that was called: a certificate of another host is none.</summary>
    private bool Trusts(string authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;   // a company's own authority rarely publishes a list
        return chain.Build(certificate) && certificate.MatchesHostname(channel.Url.Host);
    }
}
