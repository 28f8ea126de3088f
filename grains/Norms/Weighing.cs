using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Norms;

/// <summary>What one contact adds to a norm's sum.</summary>
internal static class Weighing
{
    /// <param name="threshold">Threshold of the subject, in the norm's unit.</param>
    /// <param name="denominator">Which of the norm's denominators, or null.</param>
    public static NormSum Of(NormRule rule, Population? denominator, decimal? threshold, in VisitContact visit)
    {
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

    /// <inheritdoc cref="Of(NormRule, Population?, decimal?, in VisitContact)"/>
    public static NormSum Of(NormRule rule, Population? denominator, decimal? threshold, in CallContact call)
    {
        var seconds = rule.Metric switch
        {
            NormMetrics.AnswerWait => call.End == CallEnd.Answered ? call.WaitedS : CallContact.Unknown,
            NormMetrics.CallDuration => call.TalkS,
            _ => CallContact.Unknown,
        };
        var (end, waitedS, talkS) = (call.End, call.WaitedS, call.TalkS);
        return Sum(rule, denominator, threshold, seconds, p => p switch
        {
            Population.Offered => end is CallEnd.Answered or CallEnd.Abandoned,
            Population.Answered => end == CallEnd.Answered,
            Population.Abandoned => end == CallEnd.Abandoned,
            Population.ShortAbandoned => end == CallEnd.Abandoned && waitedS <= CallTally.ShortAbandonS,
            Population.OfferedToPeople => true,
            Population.Handled => end == CallEnd.Answered && talkS != CallContact.Unknown,
            _ => false,
        });
    }

    private static NormSum Sum(NormRule rule, Population? denominator, decimal? threshold, int seconds, Func<Population, bool> isIn)
    {
        var known = seconds >= 0;
        var limit = rule.CaseLimit is { } own ? own.Amount * NormUnits.Size(own.Unit) : threshold * NormUnits.Size(rule.Unit);
        var over = known && NormUnits.IsTime(rule.CaseLimit?.Unit ?? rule.Unit) && seconds > limit;
        var bottom = denominator is { } population ? isIn(population) : known;
        return rule.Aggregation switch
        {
            NormAggregation.Case => new NormSum(over ? 1 : 0, known ? 1 : 0, over ? 1 : 0, 0, 0, Longest(seconds)),
            NormAggregation.Share => new NormSum(bottom && known && !over ? 1 : 0, bottom ? 1 : 0, bottom && !(known && !over) ? 1 : 0, 0, 0, Longest(seconds)),
            NormAggregation.Ratio => Counted(isIn(rule.Numerator!.Value), bottom),
            NormAggregation.Count => Counted(isIn(rule.Numerator!.Value), isIn(rule.Numerator!.Value)),
            _ => new NormSum(known ? seconds : 0, bottom ? 1 : 0, over ? 1 : 0, 0, 0, Longest(seconds)),
        };
    }

    private static NormSum Counted(bool top, bool bottom) => new(top ? 1 : 0, bottom ? 1 : 0, top ? 1 : 0, 0, 0, 0);

    private static int Longest(int seconds) => Math.Max(0, seconds);
}
