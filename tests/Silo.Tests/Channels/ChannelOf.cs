using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>One channel of a company that ships, told what to do at instants of its own.</summary>
internal sealed class ChannelOf(string company, string channel)
{
    private static readonly ProfileStandards Standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
    private static readonly GrainKind Kind = Channel.KindUnder(Standards);

    public GrainId Id { get; } = Channel.IdOf(company, channel);

    public List<ChannelEvent> Events { get; } = [];

    public ChannelState State { get; private set; } = ChannelState.None;

    /// <param name="at">Instant of the command in UTC.</param>
    /// <param name="now">Hub time, where it is another.</param>
    public ChannelOf Do(string at, ChannelCommand command, string? now = null)
    {
        var (events, refusal) = Try(at, command, now);
        refusal.ShouldBeNull();
        foreach (var happened in events.Cast<ChannelEvent>())
        {
            Events.Add(happened);
            State = (ChannelState)Kind.Evolve(State, happened);
        }
        return this;
    }

    public bool IsNothing(string at, ChannelCommand command) => Try(at, command) is { Events.IsEmpty: true, Refusal: null };

    public string? Code(string at, ChannelCommand command) => Try(at, command).Refusal?.Code;

    public static Instant At(string text) => InstantPattern.General.Parse($"{text}:00Z").Value;

    private (ImmutableArray<IEvent> Events, Refusal? Refusal) Try(string at, ChannelCommand command, string? now = null) =>
        Kind.Decide(State, command, new Turn(Id, At(now ?? at), At(at), "account:duty"));
}
