using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Norms;

/// <summary>What one contact adds to a norm's sum.</summary>
internal static class Weighing
{
    /// <param name="threshold">Threshold of the subject, in the norm's unit.</param>
    /// <param name="denominator">Which of the norm's denominators, or null.</param>
    public static NormSum Of(NormRule rule, Population? denominator, decimal? threshold, in VisitContact visit)
    {
        if (rule.Metric is NormMetrics.LegWait or NormMetrics.LegService) return OfLegs(rule, threshold, visit);
        if (rule.Where?.Services is { } services && !services.Contains(visit.Service)) return default;
        var seconds = rule.Metric switch
        {
            NormMetrics.WaitTime => visit.StartedAfterS,
            NormMetrics.ServiceTime => visit.ServiceS,
            NormMetrics.TotalServiceTime => visit.ServiceS == VisitContact.Unknown ? VisitContact.Unknown : visit.StartedAfterS + visit.ServiceS,
            _ => VisitContact.Unknown,
        };
        var (end, issued) = (visit.End, true);
        var sum = Sum(rule, denominator, threshold, seconds, p => p switch
        {
            Population.Issued => issued,
            Population.Served => end == VisitEnd.Served,
            Population.Left => end == VisitEnd.Left,
            Population.NoShow => end == VisitEnd.NoShow,
            _ => false,
        });
        return rule.MostTopics is { } most && visit.Topics > most ? new NormSum(0, 0, 0, sum.Top, sum.Bottom, 0) : sum;
    }

    /// <summary>Each part of a visit is a case of the service that it was with; the whole has no norm of this kind.</summary>
    private static NormSum OfLegs(NormRule rule, decimal? threshold, in VisitContact visit)
    {
        VisitLeg[] legs = [.. visit.Legs.IsDefault ? [] : visit.Legs, new VisitLeg(visit.Service, visit.LegWaitS, visit.ServiceS)];
        return legs.Where(leg => rule.Where?.Services is not { } services || services.Contains(leg.Service))
            .Select(leg => Sum(rule, null, threshold, rule.Metric == NormMetrics.LegWait ? leg.WaitS : leg.ServiceS, _ => false)).Aggregate(default(NormSum), (sum, leg) => sum + leg);
    }

    /// <inheritdoc cref="Of(NormRule, Population?, decimal?, in VisitContact)"/>
    public static NormSum Of(NormRule rule, Population? denominator, decimal? threshold, in CallContact call)
    {
        if (call.Is(CallMarks.Outside)) return default;
        var measured = rule.Metric switch
        {
            // of a mean that names its numerator the waits of that population are added up, also of those who hung up
            NormMetrics.AnswerWait => call.End == CallEnd.Answered || (call.End == CallEnd.Abandoned && rule.Numerator is not null) ? call.WaitedS : CallContact.Unknown,
            NormMetrics.CallDuration => call.End == CallEnd.Answered ? call.TalkS : CallContact.Unknown,
            NormMetrics.WrapUpTime => call.End == CallEnd.WrapUp ? call.TalkS : CallContact.Unknown,
            NormMetrics.LookupTime => call.End == CallEnd.Lookup ? call.TalkS : CallContact.Unknown,
            NormMetrics.RingsToAnswer => call.End == CallEnd.Answered ? call.Rings : CallContact.Unknown,
            NormMetrics.RingsBeforeGivingUp => call.End == CallEnd.OutboundUnanswered ? call.Rings : CallContact.Unknown,
            _ => CallContact.Unknown,
        };
        var (end, waitedS, talkS) = (call.End, call.WaitedS, call.TalkS);
        return Sum(rule, denominator, threshold, measured, p => p switch
        {
            Population.Offered => end is CallEnd.Answered or CallEnd.Abandoned,
            Population.Answered => end == CallEnd.Answered,
            Population.Abandoned => end == CallEnd.Abandoned,
            Population.ShortAbandoned => end == CallEnd.Abandoned && waitedS <= CallTally.ShortAbandonS,
            Population.OfferedToPeople => end is CallEnd.Answered or CallEnd.Abandoned or CallEnd.NotOffered,
            Population.Handled => end == CallEnd.Answered && talkS != CallContact.Unknown,
            _ => false,
        });
    }

    /// <param name="seconds">What was measured: seconds, or rings for a norm of rings.</param>
    private static NormSum Sum(NormRule rule, Population? denominator, decimal? threshold, int seconds, Func<Population, bool> isIn)
    {
        var known = seconds >= 0;
        var limit = rule.CaseLimit is { } own ? own.Amount * NormUnits.Size(own.Unit) : threshold * NormUnits.Size(rule.Unit);
        var over = known && NormUnits.IsOfCases(rule.CaseLimit?.Unit ?? rule.Unit) && (rule is { Aggregation: NormAggregation.Case, CaseLimit: null, Comparator: Comparator.AtLeast } ? seconds < limit : seconds > limit);
        var bottom = denominator is { } population ? isIn(population) : known;
        return rule.Aggregation switch
        {
            NormAggregation.Case => new NormSum(over ? 1 : 0, known ? 1 : 0, over ? 1 : 0, 0, 0, Longest(seconds)),
            NormAggregation.Share => new NormSum(bottom && known && !over ? 1 : 0, bottom ? 1 : 0, bottom && !(known && !over) ? 1 : 0, 0, 0, Longest(seconds)),
            NormAggregation.Ratio => Counted(isIn(rule.Numerator!.Value), bottom),
            NormAggregation.Count => Counted(isIn(rule.Numerator!.Value), isIn(rule.Numerator!.Value)),
            _ => new NormSum(known && Adds(rule, isIn) ? seconds : 0, bottom ? 1 : 0, over ? 1 : 0, 0, 0, Longest(seconds)),
        };
    }

    /// <summary>Whether the contact is in the population whose seconds a mean adds up; all are where the norm names none.</summary>
    private static bool Adds(NormRule rule, Func<Population, bool> isIn) => rule.Numerator is not { } numerator || isIn(numerator);

    private static NormSum Counted(bool top, bool bottom) => new(top ? 1 : 0, bottom ? 1 : 0, top ? 1 : 0, 0, 0, 0);

    private static int Longest(int seconds) => Math.Max(0, seconds);
}
