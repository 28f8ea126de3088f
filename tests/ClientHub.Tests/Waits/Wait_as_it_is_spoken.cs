using OpsHub.ClientHub.Waits;

namespace OpsHub.ClientHub.Tests.Waits;

public sealed class Wait_as_it_is_spoken
{
    [Theory]
    [InlineData(0, 0, "Вам ответят сразу.", "You will be served at once.")]
    [InlineData(10, 50, "Примерное время ожидания – менее минуты.", "The expected wait is less than a minute.")]
    [InlineData(30, 200, "Примерное время ожидания – до четырёх минут.", "The expected wait is up to four minutes.")]
    [InlineData(180, 300, "Примерное время ожидания – от трёх до пяти минут.", "The expected wait is three to five minutes.")]
    [InlineData(660, 1260, "Примерное время ожидания – от одиннадцати до двадцати одной минуты.", "The expected wait is eleven to twenty-one minutes.")]
    [InlineData(60, 60, "Примерное время ожидания – около одной минуты.", "The expected wait is about one minute.")]
    [InlineData(2400, 2400, "Примерное время ожидания – около сорока минут.", "The expected wait is about forty minutes.")]
    [InlineData(2520, 7000, "Примерное время ожидания – не менее сорока двух минут.", "The expected wait is at least forty-two minutes.")]
    [InlineData(20, 9000, "Ожидание может занять более полутора часов.", "The wait may take more than an hour and a half.")]
    [InlineData(6000, 9000, "Примерное время ожидания – более полутора часов.", "The expected wait is more than an hour and a half.")]
    public void Has_its_numbers_in_words_and_in_their_case(int p50S, int p90S, string russian, string english)
    {
        SpokenWait.Russian((p50S, p90S)).ShouldBe(russian);
        SpokenWait.English((p50S, p90S)).ShouldBe(english);
    }

    [Fact]
    public void Is_never_without_words_between_nothing_and_three_hours()
    {
        for (var p50 = 0; p50 <= 10_800; p50 += 30)
            for (var p90 = p50; p90 <= 10_800; p90 += 30)
            {
                SpokenWait.Russian((p50, p90)).ShouldEndWith(".");
                SpokenWait.Russian((p50, p90)).ShouldNotContain("  ");
                SpokenWait.Russian((p50, p90)).ShouldNotMatch("[0-9]");
                SpokenWait.English((p50, p90)).ShouldNotMatch("[0-9]");
            }
    }
}
