using OpsHub.Grains.Displays;

namespace OpsHub.Grains.Tests.Displays;

public sealed class Called_numbers
{
    [Theory]
    [InlineData("A001 A002 A005", 5)]                       // each step forward is as many calls
    [InlineData("A010 A008 A011", 11)]                      // called again or out of order: no call
    [InlineData("H024 H905 H028", 28 + 5)]                  // booked visitors have numbers of their own
    [InlineData("H024 H905 H028 H907", 28 + 7)]
    [InlineData("E499 E401 E402", 99 + 2)]                  // the series begins anew
    [InlineData("X099 X100 X198", 198)]                     // a step of 98 after a gap in the feed
    [InlineData("D002 D102", 2 + 2)]                        // a hundred further is another series
    [InlineData("A003 B004 A004", 4 + 4)]                   // each letter counts for itself
    public void Are_counted_in_series(string shown, int calls)
    {
        var numbers = new CalledNumbers();
        foreach (var text in shown.Split(' '))
        {
            ShownTicket.TryParse(text, out var ticket).ShouldBeTrue();
            numbers.Show(ticket);
        }
        numbers.Called.ShouldBe(calls);
    }

    [Theory]
    [InlineData("X202", "X", 202)]
    [InlineData("7", "", 7)]
    [InlineData("AB-15", "AB-", 15)]
    public void Are_read_as_printed(string text, string prefix, int number)
    {
        ShownTicket.TryParse(text, out var ticket).ShouldBeTrue();
        ticket.ShouldBe(new ShownTicket(prefix, number));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("X20b")]
    [InlineData("X1234567")]
    public void Are_no_numbers_without_digits_at_the_end(string? text) => ShownTicket.TryParse(text, out _).ShouldBeFalse();
}
