using System.Diagnostics;
using System.Globalization;

namespace OpsHub.Endurance.Processes;

/// <summary><c>opshub serve</c> in a process of its own, to be killed and started again on the same address and log.</summary>
/// <param name="log">What it opens.</param>
/// <param name="data">Its directory.</param>
/// <param name="address">Where it listens.</param>
internal sealed class ServedHub(string log, string data, Uri address) : IDisposable
{
    private const int ClockTicksPerS = 100;   // of Linux' /proc

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Between = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    public Uri Address => address;

    /// <summary>Starts the program; it need not answer yet.</summary>
    public void Start(params string[] settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "opshub.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--log", log, "--data", data, "--urls", address.ToString(), .. settings]) { RedirectStandardOutput = true, WorkingDirectory = data };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";   // a killed program would leave its debugger's files behind
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
    }

    /// <summary>Completes when it says that it can serve.</summary>
    /// <returns>The instant, in ticks of <see cref="Stopwatch"/>.</returns>
    /// <exception cref="InvalidOperationException">It ended, or is not ready within two minutes.</exception>
    public async Task<long> Ready(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Between);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience && !_process!.HasExited; await timer.WaitForNextTickAsync(cancel))
            if (await Answers(cancel)) return Stopwatch.GetTimestamp();
        throw new InvalidOperationException("The hub ended, or was not ready within two minutes; what it said is above.");
    }

    /// <summary>SIGKILL: nothing is finished, flushed or said.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Bytes of memory that it keeps, and seconds of processor time it has used.</summary>
    public (long WorkingSet, double CpuS) Use()
    {
        _process!.Refresh();
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].Split(' ');
        return (_process.WorkingSet64, (Number(stat[11]) + Number(stat[12])) / (double)ClockTicksPerS);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false }) Kill();
        _process?.Dispose();
        _http.Dispose();
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private async Task<bool> Answers(CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync("/health/ready", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;   // it hangs; asked again
        }
    }
}
