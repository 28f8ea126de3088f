using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Engine;

/// <summary>What no engine lets through to a grain.</summary>
internal static class Envelopes
{
    /// <summary>The first thing wrong with the envelope itself, or null.</summary>
    public static Refusal? Problem(Catalog catalog, Envelope envelope)
    {
        if (!envelope.Grain.IsValid) return new Refusal("grain-id-wrong", "A grain id is kind/company/key, each part 1–100 of A–Z a–z 0–9 . _ : -");
        if (catalog.Kind(envelope.Grain.Kind) is not { } kind) return new Refusal("grain-kind-unknown", $"There is no kind '{envelope.Grain.Kind}'.");
        if (!kind.Commands.Contains(envelope.Command.GetType())) return new Refusal("command-unknown", $"A {kind.Name} knows no such command.");
        return envelope.CommandId.Length is 0 or > Envelope.MaxCommandIdLength
            ? new Refusal("command-id-wrong", $"A command id has 1 to {Envelope.MaxCommandIdLength} characters.")
            : null;
    }
}
