using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Channels.Probes;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Outages.Feeds;
using OpsHub.Silo.Telephony.Ami;
using OpsHub.Silo.Telephony.QueueLog;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Cli;

/// <summary>What is wrong with the options of <c>serve</c>, and what to write instead; null when nothing is.</summary>
internal static class ServeRefusals
{
    public static string? OfEngine(string? engine, Roles roles, IClustering? clustering) => (engine, roles) switch
    {
        (ServeVerb.Orleans, _) when clustering is null => "This program has the embedded engine only: build OpsHub.Cluster.sln and start opshub-cluster serve --engine orleans.",
        (ServeVerb.Embedded, not Roles.All) => "The embedded engine is one process that does everything: leave --roles out, or start opshub-cluster serve --engine orleans with roles.",
        _ => null,
    };

    /// <summary>Two channels of one name would hold one lease.</summary>
    public static string? OfAlertChannels(string[]? channels) =>
        channels?.FirstOrDefault(c => AlertChannel.Parse(c) is null) is { } wrong ? $"'{wrong}' is no channel; write {AlertChannel.Expected}."
        : channels?.Select(c => AlertChannel.Parse(c)!).GroupBy(c => (c.Company, c.Name)).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"Two channels of {twice.Key.Company} are called {twice.Key.Name}; give one another name with &name=…"
        : channels?.Any(c => AlertChannel.Parse(c)!.Kind == ChannelKind.Webhook) == true && Secret.AlertSigning.Read() is not { Length: >= 16 } ? "Set OPSHUB_ALERT_SECRET to at least 16 characters that the receiver knows too."
        : null;

    public static string? OfProbes(string? path)
    {
        try
        {
            if (path is not null) ProbeFile.Read(path);
            return null;
        }
        catch (ProbesRefusedException refused)
        {
            return refused.Message;
        }
    }

    public static string? OfVisitHooks(string[]? hooks) => hooks is null or [] ? null
        : Secret.VisitSigning.Read() is not { Length: >= 16 } secret ? "Set OPSHUB_VISIT_HOOK_SECRET to at least 16 characters that the receiver knows too."
        : hooks.FirstOrDefault(h => VisitHook.Parse(h, secret) is null) is { } wrong ? $"'{wrong}' is no visit hook; write company=https://…" : null;

    /// <summary>One file a company: a second would hold the first one's lease.</summary>
    public static string? OfQueueLogs(string[]? places) =>
        places?.FirstOrDefault(place => QueueLogPlace.Parse(place) is null) is { } wrong ? $"'{wrong}' is no place of a queue_log; write company=/var/log/asterisk/queue_log or company=PATH,8000=main."
        : places?.Select(place => QueueLogPlace.Parse(place)!.Company).GroupBy(company => company).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"--queue-log names {twice.Key} twice; follow one file for each company."
        : null;

    public static string? OfManagerInterfaces(string[]? places) => places is null or [] ? null
        : Secret.ManagerInterface.Read() is not { } secret ? "Set OPSHUB_AMI_SECRET to the secret of the user in manager.conf."
        : places.FirstOrDefault(place => AmiPlace.Parse(place, secret) is null) is { } wrong ? $"'{wrong}' is no manager interface; write company=opshub@10.0.0.5:5038 or company=opshub@pbx,8000=main."
        : places.GroupBy(place => AmiPlace.Parse(place, secret)!.Company).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"--ami names {twice.Key} twice; listen to one telephone system for each company."
        : null;

    public static string? OfOutageLists(string? path) => path is null ? null : FeedFile.Read(path).Problem;
}
