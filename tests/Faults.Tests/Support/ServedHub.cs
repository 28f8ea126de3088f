using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpsHub.Faults.Tests.Support;

/// <summary><c>opshub serve</c> in a process of its own, which can be killed.</summary>
internal sealed class ServedHub : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Unlimited = ["Limits:RequestsPerMinute=10000000", "Limits:FactRequestsPerMinute=10000000", "Limits:AnonymousPerMinute=10000000", "Limits:BookingsPerHour=10000000", "Access:Demonstration=true", "Feed:PushIntervalMs=50"];

    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _password = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServedHub(string log, string data, int? heapMiB, string[] settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "opshub.dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "serve", "--log", log, "--data", data, "--urls", "http://127.0.0.1:0", .. Unlimited, .. settings])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = data,
            },
            EnableRaisingEvents = true,
        };
        _process.StartInfo.Environment["DOTNET_EnableDiagnostics"] = "0";   // a killed program would leave its debugger's files behind
        if (heapMiB is { } limit) _process.StartInfo.Environment["DOTNET_GCHeapHardLimit"] = $"{(long)limit << 20:x}";
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The program ended by itself: {Said}"));
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public bool Lives => !_process.HasExited;

    /// <summary>Everything it wrote, for a failure's message.</summary>
    public string Said => string.Join('\n', _said.TakeLast(60));

    /// <summary>Every line it wrote.</summary>
    public IReadOnlyList<string> All => [.. _said];

    /// <summary>Starts it and waits until its folds have caught up with the log and it listens.</summary>
    public static Task<ServedHub> Start(string log, string data, params string[] settings) => StartWithin(null, log, data, settings);

    /// <param name="heapMiB">What its managed heap may take; the runtime ends a program that needs more.</param>
    public static async Task<ServedHub> StartWithin(int? heapMiB, string log, string data, params string[] settings)
    {
        var hub = new ServedHub(log, data, heapMiB, settings);
        hub._process.Start();
        hub._process.BeginOutputReadLine();
        hub._process.BeginErrorReadLine();
        hub.Address = await hub._listening.Task.WaitAsync(Patience);
        return hub;
    }

    /// <summary>The first administrator's password, which only the first start of a log prints.</summary>
    public Task<string> Password() => _password.Task.WaitAsync(Patience);

    /// <summary>SIGKILL: nothing is finished, flushed or said.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (Lives) Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line.StartsWith("OpsHub listens on ", StringComparison.Ordinal)) _listening.TrySetResult(new Uri(line["OpsHub listens on ".Length..]));
        else if (line.StartsWith("First administrator", StringComparison.Ordinal)) _password.TrySetResult(line.Split(" / ")[^1]);
    }
}
