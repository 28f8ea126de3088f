using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Metrics;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Commands;

/// <summary>One address for every command of the catalogue that people and programs may send.</summary>
internal static class CommandRoutes
{
    public const int MaxBytes = 64 * 1024;

    public static void MapCommands(this IEndpointRouteBuilder app)
    {
        var words = new Words();
        foreach (var ((kind, name), type) in app.ServiceProvider.GetRequiredService<Catalog>().Commands.Where(c => IsOffered(c.Value)))
        {
            app.Map(Routes.Command, $"/api/v1/{{company}}/{kind}/{{key}}/{name}", http => Take(kind, type, http))
                .WithMetadata(new CommandOf(kind), Shown)
                .Reads(type, Body.Json)
                .WithName($"{kind}/{name}")
                .WithTags(kind)
                .WithSummary(words.Of(type) ?? $"{kind}: {name}")
                .Answers<CommandAnswer>(400, 401, 403, 409, 413, 415, 429, 503);
        }
    }

    /// <summary>A plain delegate: compiling a handler for each of so many commands would cost half a second of every start.</summary>
    private static async Task Take(string kind, Type type, HttpContext http)
    {
        var grain = new GrainId(kind, (string)http.GetRouteValue("company")!, (string)http.GetRouteValue("key")!);
        var answer = await http.RequestServices.GetRequiredService<CommandDesk>().Take(grain, type, http, http.RequestAborted);
        await answer.ExecuteAsync(http);
    }

    /// <summary>The OpenAPI document shows only endpoints that have a method.</summary>
    private static MethodInfo Shown { get; } = ((Func<string, Type, HttpContext, Task>)Take).Method;

    /// <summary>Not the clock's word and not the hub's own.</summary>
    public static bool IsOffered(Type command) => !typeof(IWake).IsAssignableFrom(command) && !typeof(IInward).IsAssignableFrom(command);
}

/// <summary>Metadata of a command's endpoint: which kind of grain it goes to.</summary>
internal sealed record CommandOf(string Kind);

/// <summary>Takes commands: reads them, sends them to their grain, answers.</summary>
internal sealed class CommandDesk(IGrains grains, Catalog catalog, Doorkeeper doorkeeper, SourceTime sourceTime, HubMeter meter, ILogger<CommandDesk> log)
{
    public async Task<IResult> Take(GrainId grain, Type type, HttpContext http, CancellationToken cancel)
    {
        if (!grain.IsValid)
            return new Problem(400, "grain-wrong", "Company and key of a grain hold another character or are too long.", "address", $"1 to {GrainId.MaxPartLength} of A–Z a–z 0–9 . _ : - each");
        if (typeof(ILeading).IsAssignableFrom(type) && !doorkeeper.Sure(http).May(Right.ReadWalls, grain.Company, Places.OfficeOf(grain)))
            return new Problem(403, "forbidden", "This is for people who lead.", "address", "`read-walls` there besides `send-commands`: supervisors, heads, administrators.");
        if (Headers.IdempotencyKey(http.Request, out var commandId) is { } noKey) return noKey;
        if (Headers.OccurredAt(http.Request, sourceTime, out var occurredAt) is { } wrongTime) return wrongTime;
        var (command, problem) = await Body.Read(http, type, CommandRoutes.MaxBytes, cancel);
        return problem ?? await Send(new Envelope(grain, commandId, (ICommand)command!, doorkeeper.Sure(http).Actor, occurredAt), cancel);
    }

    private async Task<IResult> Send(Envelope envelope, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await grains.Send(envelope, cancel);
        meter.CommandSeconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        meter.Commands.Add(1, new KeyValuePair<string, object?>("kind", envelope.Grain.Kind), new KeyValuePair<string, object?>("outcome", Outcomes.NameOf(outcome)));
        if (outcome is Outcome.Broken broken) log.CommandBroke(envelope.Grain.Kind, broken.Detail);
        return Outcomes.Problem(outcome) as IResult ?? TypedResults.Json(Outcomes.Answer(outcome, catalog));
    }
}
