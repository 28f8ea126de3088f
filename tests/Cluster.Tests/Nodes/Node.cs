using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Where a process lives.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Within">A program and its arguments that become the process, such as one that puts it into another network; empty for none.</param>
/// <param name="Engine">The engine that its grains live in.</param>
/// <param name="Hear">Told of every line that it writes, of two at once.</param>
internal sealed record Place(string Url, IReadOnlyList<string> Within, string Engine = "orleans", Action<string>? Hear = null)
{
    public static Place Loopback { get; } = new("http://127.0.0.1:0", []);
}

/// <summary><c>opshub-cluster serve</c> in a process of its own, which can be killed, frozen or asked to leave.</summary>
internal sealed class Node : IDisposable
{
    /// <summary>Ten of them may start at once on two cores.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Look = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Unlimited = ["Limits:RequestsPerMinute=10000000", "Limits:FactRequestsPerMinute=10000000", "Limits:AnonymousPerMinute=10000000", "Limits:BookingsPerHour=10000000", "Access:Demonstration=true", "Feed:PushIntervalMs=50"];

    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _password = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    /// <param name="program">Folder of the build to run.</param>
    public Node(string program, string log, string data, string roles, params string[] settings)
        : this(Place.Loopback, program, log, data, roles, settings)
    {
    }

    /// <inheritdoc cref="Node(string, string, string, string, string[])"/>
    public Node(Place place, string program, string log, string data, string roles, params string[] settings)
    {
        string[] command = [.. place.Within, "dotnet", Path.Combine(program, "opshub-cluster.dll"), "serve", "--engine", place.Engine, "--roles", roles, "--log", log, "--data", data, "--urls", place.Url, .. Unlimited, .. settings];
        _process = new Process { StartInfo = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data }, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, place.Hear);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, place.Hear);
        _process.Exited += (_, _) =>
        {
            if (_listening.Task.IsCompleted) return;
            _process.WaitForExit();   // until it is read to the end: why it ended stands last
            _listening.TrySetException(new InvalidOperationException($"The program ended by itself: {Said}"));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Everything it wrote, for a failure's message.</summary>
    public string Said => string.Join('\n', _said.TakeLast(60));

    public async Task<Node> Listening()
    {
        Address = await _listening.Task.WaitAsync(Patience);
        return this;
    }

    /// <summary>Whether it wrote such a line so far.</summary>
    public bool HasSaid(string words) => _said.Any(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>Completes once it wrote such a line.</summary>
    public async Task Says(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!HasSaid(words)) await Task.Delay(Look, TimeProvider.System, patience.Token);
    }

    /// <summary>The first administrator's password, if this process created it.</summary>
    public string? Password => _password.Task.IsCompletedSuccessfully ? _password.Task.GetAwaiter().GetResult() : null;

    /// <summary>The same once it is said, which is a moment after it listens.</summary>
    public Task<string> FirstPassword() => _password.Task.WaitAsync(Patience);

    /// <summary>SIGKILL: nothing is finished, flushed or said.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(Patience);
    }

    /// <summary>SIGSTOP and SIGCONT: the process stands still and goes on without noticing.</summary>
    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    /// <summary>SIGTERM: it finishes what it has, hands over, and ends with 0.</summary>
    public async Task Leave()
    {
        Signal("-TERM");
        await Gone();
    }

    /// <summary>Completes when the process has ended.</summary>
    public Task Gone() => _process.WaitForExitAsync().WaitAsync(Patience);

    /// <summary>The same, however long that takes.</summary>
    public Task Ended(CancellationToken cancel) => _process.WaitForExitAsync(cancel);

    public int ExitCode => _process.ExitCode;

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private void Signal(string signal) => Process.Start("kill", [signal, $"{_process.Id}"]).WaitForExit(Patience);

    private void Hear(string? line, Action<string>? hear)
    {
        if (line is null) return;
        hear?.Invoke(line);
        _said.Enqueue(line);
        if (line.StartsWith("OpsHub listens on ", StringComparison.Ordinal)) _listening.TrySetResult(new Uri(line["OpsHub listens on ".Length..]));
        else if (line.StartsWith("First administrator", StringComparison.Ordinal)) _password.TrySetResult(line.Split(" / ")[^1]);
    }
}
