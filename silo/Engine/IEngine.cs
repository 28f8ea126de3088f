using Microsoft.Extensions.Logging;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Engine;

/// <summary>What runs the grains. Disposing it refuses new commands, finishes the ones it has, and stops.</summary>
public interface IEngine : IGrains, IAsyncDisposable
{
    /// <summary>Grains in this process's memory.</summary>
    int ActiveGrains { get; }

    /// <summary>Commands sent through this process that wait or run.</summary>
    int InFlight { get; }

    /// <summary>Why the engine cannot take commands now, in one sentence for an operator; null when it can.</summary>
    string? Absence => null;
}

/// <summary>What an engine is made from.</summary>
public sealed record EngineParts(Catalog Catalog, IEventLog Log, IHostClock Clock, EngineOptions Options, ILoggerFactory Loggers);

/// <summary>Opens an engine over an open log; it takes commands from here on.</summary>
public delegate Task<IEngine> OpenEngine(EngineParts parts, CancellationToken cancel);
