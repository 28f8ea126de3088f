using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Profiles;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Samara's quarterly poll while a second version of its standard takes force on 10 May 2025: a period is judged by the version of its beginning.</summary>
public sealed class Duties_under_a_new_version
{
    private static readonly Instant NewAt = Instant.FromUtc(2025, 5, 9, 20, 0);

    private readonly ProfileStandards _standards = ProfileStandards.Of([ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "samara.json"))], CalendarShelf.Shipped);
    private GrainId _id = Duty.IdOf("samara", "poll");
    private DutyState _state = DutyState.None;

    [Fact]
    public void The_running_period_stays_and_the_new_cadence_begins_with_the_next()
    {
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        Activate(d => d["every"] = "month");
        Do("2025-06-30T19:00:00Z", new RecordDuty()).OfType<DutyDone>().Single().ShouldSatisfyAllConditions(
            done => done.Period.ShouldBe(new LocalDate(2025, 4, 1), "the second quarter, as the first version asks"),
            done => (done.NextPeriod, done.NextDueAt).ShouldBe((new LocalDate(2025, 7, 1), At("2025-07-31T19:59:59Z"))));

        Do("2025-07-31T20:00:00Z", new WakeDuty("due")).OfType<DutyMissed>().Single().NextDueAt.ShouldBe(At("2025-08-31T19:59:59Z"));
    }

    [Fact]
    public void What_it_drops_is_still_owed_for_the_running_period_and_ends_with_it()
    {
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        Activate(d =>
        {
            var norms = d.Root["norms"]!["rules"]!.AsArray();
            foreach (var about in norms.Where(n => (string?)n!["id"] is "duty-poll" or "act-poll").ToList()) norms.Remove(about);
            d.Parent!.AsArray().Remove(d);
        });

        var settled = Do("2025-06-30T20:00:00Z", new WakeDuty("due"));
        settled.Select(e => e.GetType()).ShouldBe([typeof(DutyMissed), typeof(DutyEnded)]);
        _state.Period.ShouldBeNull();
        Kind.DeadlinesOf(settled[^1]).ShouldHaveSingleItem().DueAt.ShouldBeNull();
        Kind.Decide(_state, new RecordDuty(), TurnAt("2025-07-02T06:00:00Z")).Refusal!.Code.ShouldBe("duty-unknown");
    }

    [Fact]
    public void What_it_asks_for_anew_is_counted_from_its_day_on()
    {
        var before = _standards.Profile("samara", NewAt)!;
        Activate(d => d.Parent!.AsArray().Add(JsonNode.Parse(d.ToJsonString().Replace("\"poll\",\"name\"", "\"audit\",\"name\"", StringComparison.Ordinal))));

        Carrying.Between(before, _standards.Profile("samara", NewAt)!).Where(c => c.Command is BeginDuty).Select(c => c.Grain).ShouldBe([Duty.IdOf("samara", "audit")]);
        _id = Duty.IdOf("samara", "audit");
        Do("2025-05-10T06:00:00Z", new BeginDuty());
        Do("2025-06-30T20:00:00Z", new WakeDuty("due")).OfType<DutyMissed>().Single().DueAt.ShouldBe(At("2025-06-30T19:59:59Z"), "the quarter had begun under a version that did not ask for it");
    }

    private GrainKind Kind => Duty.KindUnder(_standards);

    /// <summary>A second version from 10 May on, with the poll as it is told.</summary>
    private void Activate(Action<JsonObject> change)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "samara.json")))!.AsObject();
        (profile["version"], profile["validFrom"]) = ("2", "2025-05-10");
        change(profile["duties"]!.AsArray().Single(d => (string?)d!["id"] == "poll")!.AsObject());
        var (zone, at) = (DateTimeZoneProviders.Tzdb["Europe/Samara"], At("2025-05-01T06:00:00Z"));
        Tell(1, new ProfileUploaded("2", new LocalDate(2025, 5, 10), zone, "", profile.ToJsonString(), "account:admin", at));
        Tell(2, new ProfileActivated("2", new LocalDate(2025, 5, 10), NewAt, null, "account:admin", at));
    }

    private void Tell(long position, ProfileEvent happened) => _standards.Apply(new Recorded(position, Profile.IdOf("samara"), (int)position, happened, happened.At));

    private List<DutyEvent> Do(string at, DutyCommand command)
    {
        var (events, refusal) = Kind.Decide(_state, command, TurnAt(at));
        refusal.ShouldBeNull();
        foreach (var happened in events) _state = (DutyState)Kind.Evolve(_state, happened);
        return [.. events.Cast<DutyEvent>()];
    }

    private Turn TurnAt(string at) => new(_id, At(at), At(at), "account:clerk");

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
