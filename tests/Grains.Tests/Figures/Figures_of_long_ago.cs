using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Figures;

/// <summary>ADR 0127: the book of figures is as large after a hundred days as after fifty, and nearly all of it is packed.</summary>
public sealed class Figures_of_long_ago : IClock
{
    private const int CallsADay = 40;

    private readonly FigureBook _book;
    private long _position;
    private int _day;

    public Figures_of_long_ago() => _book = new FigureBook(this);

    private Instant Today => Scenes.Morning + Duration.FromDays(_day);

    [Fact]
    public void Take_no_more_after_a_hundred_days_than_after_fifty()
    {
        LiveTo(50);
        var fifty = _book.Save().Length;

        LiveTo(100);

        _book.Save().Length.ShouldBeLessThanOrEqualTo(fifty + CallsADay);   // ids of later days may share a letter less
    }

    [Fact]
    public void Are_packed_but_those_of_today_and_yesterday()
    {
        LiveTo(50);

        _book.Unpacked.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Are_told_as_before()
    {
        LiveTo(30);

        Value("answered", 10).ShouldBe(CallsADay);
        Value("aht", 10).ShouldBe(100);
        _book.Calls("volga", ["main"], DayOf(10), DayOf(11)).Select(c => c.Call.Call).ShouldBe(Enumerable.Range(0, CallsADay).Select(i => $"call-10-{i}"));
    }

    [Fact]
    public void Take_in_what_is_told_late()
    {
        LiveTo(20);
        var call = Caller.IdOf("volga", "slow");
        Happens(call, new CallAnswered("main", "5", DayOf(20), 10, DayOf(20)));
        LiveTo(25);

        Happens(call, new CallEnded("main", "5", DayOf(20), 100 + (CallsADay + 1), DayOf(20)));

        Value("aht", 20).ShouldBe(101);
    }

    public Instant GetCurrentInstant() => Today;

    private static Instant DayOf(int day) => Scenes.Morning + Duration.FromDays(day);

    private void LiveTo(int day)
    {
        for (; _day < day; _day++)
            for (var i = 0; i < CallsADay; i++)
            {
                var (call, at) = (Caller.IdOf("volga", $"call-{_day}-{i}"), Today + Duration.FromMinutes(10 * i));
                Happens(call, new CallAnswered("main", "5", at, 10, at));
                Happens(call, new CallEnded("main", "5", at, 100, at));
            }
    }

    private void Happens(GrainId call, CallerEvent happened) => _book.Apply(new Recorded(++_position, call, 1, happened, Today + Duration.FromHours(8)));

    private decimal? Value(string metric, int day) =>
        _book.Answer(new FigureQuery("volga", "line/main", metric, $"{DayOf(day)}/{DayOf(day + 1)}")).ShouldBeOfType<FigureAnswer.Told>().Value;
}
