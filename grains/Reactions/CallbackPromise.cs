using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Reactions;

/// <summary>A call back that was promised to a caller is a promise like others: with a deadline, on the desk and in the ledger. An outbound call that was made for it and answered keeps it; its breach is told to the caller.</summary>
public sealed class CallbackPromise : IReaction
{
    /// <summary>Begins the ids of such promises; the caller's key follows.</summary>
    private const string Prefix = "callback:";

    public string Name => "callback-promise";

    /// <summary>The promise of a caller's call back.</summary>
    public static GrainId IdOf(string company, string call) => Promise.IdOf(company, Prefix + call);

    /// <summary>The caller's key of such a promise, or null for any other promise.</summary>
    public static string? CallOf(GrainId promise) => promise.Key.StartsWith(Prefix, StringComparison.Ordinal) ? promise.Key[Prefix.Length..] : null;

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) => fact.Event switch
    {
        CallbackPromised e => [(IdOf(fact.Grain.Company, fact.Grain.Key), new MakePromise(Promise.CallBack, $"{Caller.Name}/{fact.Grain.Key}", e.PromisedAt))],
        DialAnswered { For: { } call } e => [(Caller.IdOf(fact.Grain.Company, call), new MakeCallback(e.Line, e.Operator))],
        CallbackMade => [(IdOf(fact.Grain.Company, fact.Grain.Key), new KeepPromise())],
        PromiseBroken e when CallOf(fact.Grain) is { } call => [(Caller.IdOf(fact.Grain.Company, call), new MissCallback(e.DueAt))],
        _ => [],
    };
}
