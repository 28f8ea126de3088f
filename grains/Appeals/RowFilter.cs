using System.Globalization;

namespace OpsHub.Grains.Appeals;

/// <summary>A query as numbers, so that a million rows are compared without a word being read.</summary>
internal readonly struct RowFilter
{
    private const int Any = 0;

    private readonly int _kind, _executor, _channel, _office, _number, _year;
    private readonly long _from, _until, _now, _today, _soon;
    private readonly AppealPhase? _status;
    private readonly DeskBucket? _bucket;

    public RowFilter(AppealQuery q, WordList words, DeskBounds bounds)
    {
        (_kind, _executor, _channel, _office) = (Word(q.Kind, words), Word(q.Executor, words), Word(q.Channel, words), Word(q.Office, words));
        (_from, _until) = (q.From?.ToUnixTimeTicks() ?? long.MinValue, q.Until?.ToUnixTimeTicks() ?? long.MaxValue);
        (_now, _today, _soon) = (bounds.Now.ToUnixTimeTicks(), bounds.TodayEnd.ToUnixTimeTicks(), bounds.SoonEnd.ToUnixTimeTicks());
        (_status, _bucket) = (q.Status, q.Bucket);
        (_year, _number) = Numbered(q.Number);
    }

    public bool Takes(in RegisterRow row) => Status(row) && TakesEnded(row);

    /// <summary>The same whether it has ended or not.</summary>
    public bool TakesEnded(in RegisterRow row) =>
        Is(_kind, row.Kind) && Is(_executor, row.Executor) && Is(_channel, row.Channel) && Is(_office, row.Office) && Is(_number, row.Number) && Is(_year, row.Year)
        && row.RegisteredAt >= _from && row.RegisteredAt < _until && (_bucket is not { } bucket || BucketOf(row) == bucket);

    public DeskBucket BucketOf(in RegisterRow row) =>
        row.DueAt == RegisterRow.Never ? DeskBucket.None : row.DueAt < _now ? DeskBucket.Overdue : row.DueAt <= _today ? DeskBucket.Today : row.DueAt <= _soon ? DeskBucket.Soon : DeskBucket.Later;

    /// <summary>Whoever looks for a number finds it, ended or not.</summary>
    private bool Status(in RegisterRow row) => _status is { } status ? row.Phase == status : !row.Over || _number != Any;

    private static bool Is(int asked, int there) => asked == Any || asked == there;

    private static int Word(string? word, WordList words) => word is null ? Any : words.Find(word);

    /// <summary>A number that is none matches nothing.</summary>
    private static (int Year, int Number) Numbered(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (Any, Any);
        var parts = text.Trim().Split('-');
        var year = Any;
        var whole = parts.Length switch { 1 => parts[0], 2 when Whole(parts[0], out year) => parts[1], _ => "" };
        return Whole(whole, out var number) && number > 0 ? (year, number) : (Any, -1);
    }

    private static bool Whole(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
