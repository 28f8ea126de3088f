using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Walls.Calls;

/// <param name="Told">What was foreseen when he joined this line, from where his wait began.</param>
/// <param name="Tier">1–3, or null where the source knows none.</param>
/// <param name="Rings">The operator whose phone rings for him, or null.</param>
/// <param name="Outside">He came outside the line's hours.</param>
internal sealed record CallerInLine(Instant Since, int Priority, WaitBand? Told, int? Tier, string? Rings = null, bool Outside = false);

/// <param name="Operator">Who talks, or null: unknown, or the caller was passed on and waits for the next one.</param>
/// <param name="Told">What was foreseen when he joined.</param>
/// <param name="Outside">It came outside the line's hours and is in no figure but the count of such calls.</param>
/// <param name="HeldAt">Since when the caller is on hold, or null.</param>
internal sealed record CallInTalk(string? Operator, Instant OfferedAt, Instant Since, int? Tier, WaitBand? Told, bool Outside, Instant? HeldAt = null);

/// <summary>One phone line on the contact-centre wall. A line that was never registered goes by its id and counts its day in UTC.</summary>
internal sealed class CallsLine
{
    public required string Id { get; init; }

    public LineDetails? Details { get; set; }

    public LineStaff Staff { get; set; } = new();

    public Dictionary<string, CallerInLine> Waiting { get; set; } = [];

    public Dictionary<string, CallInTalk> Talking { get; set; } = [];

    public LineSpans Spans { get; set; } = new();

    public CallerWaits Waits { get; set; } = new();

    public LineAhead Ahead { get; set; } = new();

    /// <summary>Calls answered or given up today whose wait began outside the line's hours: in no other figure.</summary>
    public int Outside { get; set; }

    /// <summary>Calls of today that ended in the menu.</summary>
    public int MenuEnded { get; set; }

    /// <summary>Of them, those that used one of its functions.</summary>
    public int MenuServed { get; set; }

    public Instant? Newest { get; set; }

    [JsonIgnore]
    public int TargetS => Details?.TargetS ?? 20;

    [JsonIgnore]
    public int TargetPercent => Details?.TargetPercent ?? 80;

    [JsonIgnore]
    public DateTimeZone Zone => Details?.TimeZone ?? DateTimeZone.Utc;

    /// <param name="rhythm">Which days of the company are like which.</param>
    public void Apply(LineEvent happened, Rhythm rhythm)
    {
        switch (happened)
        {
            case LineRegistered e: (Details, Waits.NormS) = (e.Details, e.Details.TargetS); return;
            case OperatorRegistered e: Staff.Serves[e.Operator] = new OperatorServes(e.Tiers, e.Skills, e.At); return;
        }
        Move(happened.At);
        if (Staff.Apply(happened, Zone.AtStartOfDay(Spans.Day).ToInstant()) is { } spell) Spans.Spend(spell, Zone);
        Ahead.Advise(this, rhythm);
    }

    /// <param name="call">Key of the caller's grain.</param>
    /// <param name="happened">What happened to it.</param>
    /// <param name="before">How it waited on the line from which it comes, or null.</param>
    /// <param name="rhythm">Which days of the company are like which.</param>
    public void Apply(string call, CallerEvent happened, CallerInLine? before, Rhythm rhythm)
    {
        Move(happened.At);
        Take(call, happened, before);
        Ahead.Apply(happened, this, rhythm);
    }

    private void Take(string call, CallerEvent happened, CallerInLine? before)
    {
        var foreseen = Waits.Apply(call, happened);
        switch (happened)
        {
            case CallQueued e: Waiting[call] = new CallerInLine(e.At, e.Priority, Rounded.Wait(foreseen?.Told), e.Tier, Outside: e.Outside == true); break;
            case CallMoved e: Waiting[call] = new CallerInLine(e.OfferedAt, e.Priority ?? 0, Rounded.Wait(foreseen?.Told), e.Tier, Outside: before?.Outside == true); break;
            case CallAnswered e: Answer(call, e, before); break;
            case CallAbandoned e:
                Waiting.Remove(call);
                if (e.WaitedS > 0) Count(call, new EndedWait(e.OfferedAt, false, e.WaitedS), e.Outside == true);
                break;
            case CallEnded e:
                if (Talking.Remove(call, out var talk) && !talk.Outside) Spans.Handle(call, talk.OfferedAt, e.TalkS + (e.HoldS ?? 0), Zone);
                break;
            case CallWrappedUp e when e.Outside != true: Spans.WrapUp(call, e.OfferedAt, e.WrapUpS, Zone); break;
            case CallLeftLine: Forget(call); break;
            case CallLeftMenu e when e.At.InZone(Zone).Date == Spans.Day:
                MenuEnded++;
                if (e.Served == true) MenuServed++;
                break;
            default: Change(call, happened); break;
        }
    }

    /// <summary>What changes a call that waits or talks, and no figure.</summary>
    private void Change(string call, CallerEvent happened)
    {
        if (Waiting.TryGetValue(call, out var waiting)) Waiting[call] = happened switch
        {
            CallRang e => waiting with { Rings = e.Operator },
            RingUnanswered e when e.Operator == waiting.Rings => waiting with { Rings = null },
            _ => waiting,
        };
        if (Talking.TryGetValue(call, out var talk)) Talking[call] = happened switch
        {
            CallHeld e => talk with { HeldAt = e.At },
            CallResumed => talk with { HeldAt = null },
            CallTransferred e => talk with { Operator = e.ToOperator, Since = e.At, Tier = e.Tier ?? talk.Tier, HeldAt = null },
            CallTakenOver e => talk with { Operator = e.Operator, Since = e.At, Tier = e.Tier ?? talk.Tier },
            _ => talk,
        };
    }

    /// <summary>The call is on another line now, or nowhere.</summary>
    public void Forget(string call)
    {
        Waiting.Remove(call);
        Talking.Remove(call);
        Waits.Forget(call);
    }

    private void Answer(string call, CallAnswered e, CallerInLine? waited)
    {
        Waiting.Remove(call);
        Talking[call] = new CallInTalk(e.Operator, e.OfferedAt, e.At, e.Tier ?? waited?.Tier, waited?.Told, e.Outside == true);
        Count(call, new EndedWait(e.OfferedAt, true, e.WaitedS), e.Outside == true);
        if (e.Operator is { } who && e.At.InZone(Zone).Date == Spans.Day) Staff.Answered[who] = Staff.Answered.GetValueOrDefault(who) + 1;
    }

    private void Count(string call, EndedWait ended, bool outside)
    {
        if (!outside) Spans.End(call, ended, TargetS, Zone);
        else if (ended.OfferedAt.InZone(Zone).Date == Spans.Day) Outside++;
    }

    private void Move(Instant at)
    {
        Newest = Newest is { } newest ? Instant.Max(newest, at) : at;
        if (!Spans.Advance(Newest.Value, Zone)) return;
        (MenuEnded, MenuServed, Outside) = (0, 0, 0);
        Staff.BeginDay();
    }
}
