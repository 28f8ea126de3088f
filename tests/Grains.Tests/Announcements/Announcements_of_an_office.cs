using OpsHub.Grains.Access;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Announcements;

public sealed class Announcements_of_an_office
{
    private const string OfficeWall = "wall/volga/north";

    private static readonly GrainId Own = OfficeAnnouncements.IdOf("volga", "north"), Company = OfficeAnnouncements.IdOf("volga", OfficeAnnouncements.Everywhere);
    private static readonly PostAnnouncement News = new("news", AnnouncementKind.Info, "Окно 8 принимает юридических лиц", Scenes.At(18, 0));

    private readonly Scene _scene = new();

    [Fact, Trait("Requirement", "SAMARA-8.1b")]
    public void Whoever_posted_it_and_whoever_took_it_down_is_written_down()
    {
        _scene.World.Must(Own, News).OfType<AnnouncementPosted>().Single().By.ShouldBe("test");
        _scene.World.Must(Own, new WithdrawAnnouncement("news")).OfType<AnnouncementWithdrawn>().Single().By.ShouldBe("test");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.5.11"), Trait("Requirement", "SARATOV-A1-7.3e")]
    public void Hangs_on_the_hall_screen_and_on_the_office_wall_until_its_time_is_over()
    {
        _scene.World.Must(Own, News);
        var shown = new AnnouncementCell("news", AnnouncementKind.Info, News.Text, Scenes.Morning, Scenes.At(18, 0), false);
        Hanging(Scene.Screen).ShouldBe([shown]);
        Hanging(OfficeWall).ShouldBe([shown]);

        _scene.World.AdvanceTo(Scenes.At(17, 59));
        Hanging(Scene.Screen).Length.ShouldBe(1);
        _scene.World.AdvanceTo(Scenes.At(18, 0));
        Hanging(Scene.Screen).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.5.2c"), Trait("Requirement", "SARATOV-A1-8.5.2d")]
    public void What_the_company_posts_hangs_in_every_office_also_in_one_that_is_opened_later()
    {
        _scene.World.Must(Company, News);
        _scene.World.Must(Office.IdOf("volga", "south"), new RegisterOffice(Scenes.Details("Южное")));

        Hanging(Scene.Screen).ShouldHaveSingleItem().Everywhere.ShouldBeTrue();
        Hanging("screen/volga/south").ShouldHaveSingleItem().Text.ShouldBe(News.Text);
        Places.OfficeOf(Company).ShouldBeNull();
        Places.OfficeOf(Own).ShouldBe("north");
    }

    [Fact]
    public void Posted_again_it_takes_the_place_of_what_hung_and_its_end_moves()
    {
        _scene.World.Must(Own, News);
        _scene.World.Must(Own, News).ShouldBeEmpty();
        _scene.World.Must(Own, News with { Text = "Окно 9", Until = Scenes.At(19, 0) }).Length.ShouldBe(1);

        _scene.World.AdvanceTo(Scenes.At(18, 30));
        Hanging(Scene.Screen).ShouldHaveSingleItem().Text.ShouldBe("Окно 9");
        _scene.World.Must(Own, new WithdrawAnnouncement("news")).Length.ShouldBe(1);
        _scene.World.Must(Own, new WithdrawAnnouncement("news")).ShouldBeEmpty();
        Hanging(Scene.Screen).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 10, "text-wrong")]
    [InlineData("x", 8, "until-past")]
    [InlineData("x", 24 * 400, "until-far")]
    public void What_nobody_could_read_is_refused(string text, int untilHour, string code) =>
        _scene.World.Try(Own, News with { Text = text, Until = Scenes.At(untilHour, 0) }).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Only_so_many_hang_at_once()
    {
        for (var n = 0; n < OfficeAnnouncements.Most; n++) _scene.World.Must(Own, News with { Announcement = $"n{n}" });

        _scene.World.Try(Own, News).Refusal!.Code.ShouldBe("too-many");
        _scene.World.Must(Own, News with { Announcement = "n3", Text = "другое" }).Length.ShouldBe(1);
    }

    [Fact]
    public void A_restarted_view_goes_on_with_what_hangs()
    {
        _scene.World.Must(Company, News);
        _scene.World.Must(Own, News with { Announcement = "own" });
        var (half, facts) = (BoardBook.Of(_scene.World.Facts).Restarted(), _scene.World.Facts.Count);
        _scene.World.Must(Own, new WithdrawAnnouncement("own"));

        half.Apply(_scene.World.Facts.Skip(facts));
        half.Text().ShouldBe(BoardBook.Of(_scene.World.Facts).Text());
    }

    private AnnouncementCell[] Hanging(string board) =>
        _scene.Shown().Keys(board).Contains("announcements") ? [.. _scene.Book.Cell<AnnouncementsCell>(board, "announcements").Announcements] : [];
}
