using Microsoft.Extensions.Logging;

namespace OpsHub.ClientHub;

/// <summary>Everything client-hub logs; ids 3000–3999. No template names a person, a login, a body or a query.</summary>
internal static partial class ClientHubLog
{
    [LoggerMessage(3000, LogLevel.Error, "{Method} of {Endpoint} broke, told under {Number}")]
    public static partial void RequestBroke(this ILogger log, Exception broken, string method, string endpoint, string number);

    [LoggerMessage(3001, LogLevel.Error, "Pushing {View} broke; its watchers are served again in the next cycle")]
    public static partial void PushBroke(this ILogger log, Exception broken, string view);

    [LoggerMessage(3002, LogLevel.Information, "A feed client that has read nothing for {Seconds} s was cut off")]
    public static partial void FeedClientCut(this ILogger log, long seconds);

    [LoggerMessage(3003, LogLevel.Information, "A feed client lost its rights and was cut off")]
    public static partial void FeedClientRevoked(this ILogger log);

    [LoggerMessage(3010, LogLevel.Error, "Playing {View} of the past broke")]
    public static partial void RecordingBroke(this ILogger log, Exception broken, string view);

    [LoggerMessage(3004, LogLevel.Error, "A command of kind {Kind} broke its decider: {Detail}")]
    public static partial void CommandBroke(this ILogger log, string kind, string detail);

    [LoggerMessage(3005, LogLevel.Warning, "No directory of dashboards is at hand; only the API is served")]
    public static partial void NoDashboards(this ILogger log);

    [LoggerMessage(3006, LogLevel.Warning, "No directory for cookie keys is set; whoever is signed in is signed out by a restart")]
    public static partial void NoKeyDirectory(this ILogger log);

    [LoggerMessage(3011, LogLevel.Warning, "A sign-in by the provider of OpenID Connect failed: {Kind}")]
    public static partial void OidcFailed(this ILogger log, string kind);
}
