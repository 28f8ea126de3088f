using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Callers;

/// <summary>A recording of the call exists. It lies with the exchange; here is its reference and until when it must be kept.</summary>
/// <param name="Reference">As the exchange finds it.</param>
/// <param name="Told">Whether the caller was told that he is recorded.</param>
/// <param name="KeptUntil">Not to be destroyed before, or null where the standard is silent.</param>
[Stored("call-recorded")]
[Perishes(DataKind.Calls)]
public sealed record CallRecorded(string Line, string Reference, bool Told, Instant? KeptUntil, Instant At) : CallerAside(Line, At);

/// <summary>A recording was destroyed.</summary>
/// <param name="Early">Whether it had to be kept longer; null for no.</param>
[Stored("recording-destroyed")]
[Perishes(DataKind.Calls)]
public sealed record RecordingDestroyed(string Line, string Reference, Instant At, bool? Early = null) : CallerAside(Line, At);

/// <summary>Reports that a recording of the call was made. One call may have several.</summary>
/// <param name="Line">Line the call is or was on.</param>
/// <param name="Reference">As the exchange finds it; no name and no number of a person.</param>
/// <param name="Told">Whether the caller was told that he is recorded.</param>
[Stored("keep-recording")]
public sealed record KeepRecording(string Line, string Reference, bool Told = false) : CallerFact;

/// <summary>Reports that a recording was destroyed.</summary>
[Stored("destroy-recording")]
public sealed record DestroyRecording(string Line, string Reference) : CallerFact;
