using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>What <c>serve --probes</c> reads.</summary>
/// <param name="Probes">At least one.</param>
/// <param name="AllowPrivate">Whether addresses of one's own networks may be looked at. Those of the machine itself and of the link may only then, too.</param>
public sealed record ProbeFile(ImmutableArray<Probe> Probes, bool AllowPrivate = false)
{
    /// <exception cref="ProbesRefusedException">There is no such file, it is no JSON of this kind, or a probe is wrong.</exception>
    public static ProbeFile Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<ProbeFile>(File.ReadAllBytes(path), HubJson.Options) ?? throw new ProbesRefusedException(path, "$", "an object with probes");
            return file.Checked(path);
        }
        catch (JsonException e)
        {
            throw new ProbesRefusedException(path, e.Path ?? "$", "an object with probes, each with company, channel, id and target");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProbesRefusedException(path, "$", $"a file that can be read: {e.Message}");
        }
    }

    private ProbeFile Checked(string path)
    {
        if (Probes.IsDefaultOrEmpty) throw new ProbesRefusedException(path, "$.probes", "at least one probe");
        for (var i = 0; i < Probes.Length; i++)
            if (Probes[i].Problem is { } problem) throw new ProbesRefusedException(path, $"$.probes[{i}]", problem);
        if (Probes.GroupBy(p => (p.Company, p.Id)).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new ProbesRefusedException(path, "$.probes", $"'{twice.Key.Id}' of {twice.Key.Company} once");
        return this;
    }
}

/// <summary>A file of probes that is not used.</summary>
/// <param name="path">The file.</param>
/// <param name="place">JSON path in it.</param>
/// <param name="expected">What is expected there.</param>
public sealed class ProbesRefusedException(string path, string place, string expected) : Exception($"{path}, {place}: expected {expected}.");
