using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Tests.Access;

public sealed class Accounts_and_keys
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 6, 0);
    private readonly AccessDirectory _directory = new();
    private long _position;

    [Fact]
    public void An_account_is_created_once()
    {
        var state = Sent(AccountState.None, new CreateAccount("hash", [new RoleGrant(Role.Head, "volga", "north")]));

        Refused(state, new CreateAccount("other", [])).ShouldBe("account-exists");
        Refused(AccountState.None, new ChangePassword("hash")).ShouldBe("account-unknown");
        Refused(AccountState.None, new CreateAccount("hash", [new RoleGrant(Role.Head, null, "north")])).ShouldBe("scope-wrong");
    }

    [Fact]
    public void A_sign_in_is_over_when_the_password_changes_or_the_account_is_disabled()
    {
        var created = Sent(AccountState.None, new CreateAccount("hash", []));
        var changed = Sent(created, new ChangePassword("hash2"));
        var disabled = Sent(changed, new DisableAccount());
        var enabled = Sent(disabled, new EnableAccount());

        (created.Generation, changed.Generation, disabled.Generation, enabled.Generation).ShouldBe((0, 1, 2, 2));
        Decided(disabled, new DisableAccount()).Events.ShouldBeEmpty();
        Decided(enabled, new EnableAccount()).Events.ShouldBeEmpty();
    }

    [Fact]
    public void The_directory_knows_who_somebody_is_now()
    {
        Tell(Account.IdOf("anna"), new AccountCreated("hash", [new RoleGrant(Role.Operator, "volga", "north")], Now));

        Tell(Account.IdOf("anna"), new SessionBegan(SessionOf("s1"), Now));
        var anna = _directory.AccountIdentity("anna", "s1", Now)!;
        anna.Actor.ShouldBe("account:anna");
        anna.May(Right.SendCommands, "volga", "north").ShouldBeTrue();
        anna.May(Right.SendCommands, "volga", "south").ShouldBeFalse();
        anna.May(Right.SendCommands, "volga").ShouldBeFalse();
        anna.May(Right.SendCommands).ShouldBeFalse();
        anna.MaySomewhere(Right.SendCommands, "volga").ShouldBeTrue();
        anna.May(Right.ReadWalls, "volga", "north").ShouldBeFalse();

        Tell(Account.IdOf("anna"), new PasswordChanged("hash2", Now));
        _directory.AccountIdentity("anna", "s1", Now).ShouldBeNull();
        _directory.AccountIdentity("boris", "s1", Now).ShouldBeNull();
    }

    [Fact]
    public void A_session_ends_alone_or_with_the_others_or_with_what_it_rests_on()
    {
        var created = Sent(AccountState.None, new CreateAccount("hash", []));
        var two = Sent(Sent(created, new BeginSession(SessionOf("s1"), 0)), new BeginSession(SessionOf("s2"), 0));

        two.Sessions.Select(s => s.Id).ShouldBe(["s1", "s2"]);
        Decided(two, new BeginSession(SessionOf("s2"), 0)).Events.ShouldBeEmpty();
        Sent(two, new EndSession("s1")).Sessions.Select(s => s.Id).ShouldBe(["s2"]);
        Decided(two, new EndSession("s3")).Events.ShouldBeEmpty();
        foreach (AccountCommand end in new AccountCommand[] { new EndSessions(), new ChangePassword("hash2"), new ChangeRoles([new RoleGrant(Role.Auditor)]), new DisableAccount() })
            Sent(two, end).Sessions.ShouldBeEmpty(end.ToString());
    }

    [Fact]
    public void A_session_does_not_begin_with_a_password_that_changed_while_it_was_checked()
    {
        var changed = Sent(Sent(AccountState.None, new CreateAccount("hash", [])), new ChangePassword("hash2"));

        Refused(changed, new BeginSession(SessionOf("s1"), 0)).ShouldBe("sign-in-late");
        Refused(Sent(changed, new DisableAccount()), new BeginSession(SessionOf("s1"), 2)).ShouldBe("sign-in-late");
    }

    [Fact]
    public void Sessions_are_bounded_and_those_that_are_over_are_forgotten_first()
    {
        var account = Sent(AccountState.None, new CreateAccount("hash", []));
        account = Sent(account, new BeginSession(SessionOf("over") with { UntilAt = Now }, 0));
        for (var i = 0; i < Sessions.Most; i++) account = Sent(account, new BeginSession(SessionOf($"s{i}"), 0));

        account.Sessions.Select(s => s.Id).ShouldBe(Enumerable.Range(0, Sessions.Most).Select(i => $"s{i}"));
        Sent(account, new BeginSession(SessionOf("more"), 0)).Sessions.Select(s => s.Id).ShouldBe([.. Enumerable.Range(1, Sessions.Most - 1).Select(i => $"s{i}"), "more"]);
    }

    [Fact]
    public void A_given_password_is_known_as_given_until_its_holder_chooses_one()
    {
        var given = Sent(AccountState.None, new CreateAccount("hash", [], true));
        var chosen = Sent(given, new ChangePassword("hash2"));

        given.GivenAt.ShouldBe(Now);
        chosen.GivenAt.ShouldBeNull();
        Sent(chosen, new ChangePassword("hash3", true)).GivenAt.ShouldBe(Now);
        Sent(AccountState.None, new CreateAccount("hash", [])).GivenAt.ShouldBeNull();
    }

    [Fact]
    public void A_hash_of_more_rounds_ends_nothing_and_a_late_one_is_not_taken()
    {
        var account = Sent(Sent(AccountState.None, new CreateAccount("quick", [])), new BeginSession(SessionOf("s1"), 0));

        var rehashed = Sent(account, new RehashPassword("slow", 0));
        (rehashed.PasswordHash, rehashed.Generation, rehashed.Sessions.Length).ShouldBe(("slow", 0, 1));
        Decided(Sent(account, new ChangePassword("new")), new RehashPassword("slow", 0)).Events.ShouldBeEmpty();
    }

    [Fact]
    public void An_account_of_a_provider_has_its_roles_and_no_password()
    {
        var provided = Sent(AccountState.None, new ProvideAccount([new RoleGrant(Role.Head, "volga")]));
        var signedIn = Sent(provided, new BeginSession(SessionOf("s1"), 0));

        (provided.External, provided.PasswordHash).ShouldBe((true, null));
        Decided(signedIn, new ProvideAccount([new RoleGrant(Role.Head, "volga")])).Events.ShouldBeEmpty();
        Sent(signedIn, new ProvideAccount([])).ShouldSatisfyAllConditions(a => a.Roles.ShouldBeEmpty(), a => a.Sessions.ShouldBeEmpty());
        Refused(provided, new ChangePassword("hash")).ShouldBe("account-external");
        Refused(provided, new ChangeRoles([])).ShouldBe("account-external");
        Refused(provided, new CreateAccount("hash", [])).ShouldBe("account-exists");
        Refused(Sent(AccountState.None, new CreateAccount("hash", [])), new ProvideAccount([])).ShouldBe("account-exists");
        Sent(provided, new DisableAccount()).Disabled.ShouldBeTrue();
    }

    [Fact]
    public void The_latest_networks_of_an_account_are_remembered()
    {
        var account = Sent(AccountState.None, new CreateAccount("hash", []));
        foreach (var network in (string[])["a", "b", "c", "d", "e", "a", "f"])
            account = Sent(account, new BeginSession(SessionOf(network + account.Sessions.Length) with { Network = network }, 0));

        account.Networks.ShouldBe(["c", "d", "e", "a", "f"]);
    }

    [Fact]
    public void A_session_is_over_at_its_end()
    {
        Tell(Account.IdOf("anna"), new AccountCreated("hash", [], Now));
        Tell(Account.IdOf("anna"), new SessionBegan(SessionOf("s1"), Now));

        _directory.AccountIdentity("anna", "s1", SessionOf("s1").UntilAt - Duration.Epsilon).ShouldNotBeNull();
        _directory.AccountIdentity("anna", "s1", SessionOf("s1").UntilAt).ShouldBeNull();
    }

    [Fact]
    public void A_key_is_worth_something_until_it_expires_or_is_revoked()
    {
        Tell(DeviceKey.IdOf("k"), new DeviceKeyIssued("Hall", "hash", "volga", null, [Right.ReadScreens], Now + Duration.FromHours(1), Now));

        _directory.DeviceIdentity("k", 0, Now)!.May(Right.ReadScreens, "volga", "north").ShouldBeTrue();
        _directory.DeviceIdentity("k", 0, Now + Duration.FromHours(1)).ShouldBeNull();
        Tell(DeviceKey.IdOf("k"), new DeviceKeyRevoked(Now));
        _directory.DeviceIdentity("k", 0, Now).ShouldBeNull();
    }

    [Fact]
    public void A_key_with_a_new_secret_takes_the_old_one_until_the_overlap_ends_and_none_before_that()
    {
        Tell(DeviceKey.IdOf("k"), new DeviceKeyIssued("Hall", "first", "volga", null, [Right.ReadScreens], null, Now));
        Tell(DeviceKey.IdOf("k"), new DeviceKeyRotated("second", Now + Duration.FromHours(1), null, Now));

        _directory.FindDeviceKey("k")!.Issued!.SecretHash.ShouldBe("second");
        _directory.DeviceIdentity("k", 1, Now)!.May(Right.ReadScreens, "volga").ShouldBeTrue();
        _directory.DeviceIdentity("k", 0, Now + Duration.FromMinutes(59))!.Name.ShouldBe("Hall");
        _directory.DeviceIdentity("k", 0, Now + Duration.FromHours(1)).ShouldBeNull();

        Tell(DeviceKey.IdOf("k"), new DeviceKeyRotated("third", Now + Duration.FromHours(1), null, Now));
        _directory.DeviceIdentity("k", 0, Now).ShouldBeNull();
        _directory.DeviceIdentity("k", 1, Now).ShouldNotBeNull();
        Tell(DeviceKey.IdOf("k"), new DeviceKeyRevoked(Now));
        _directory.DeviceIdentity("k", 1, Now).ShouldBeNull();
        _directory.DeviceIdentity("k", 2, Now).ShouldBeNull();
    }

    [Fact]
    public void A_key_gets_a_new_secret_with_care()
    {
        var id = DeviceKey.IdOf("k");
        var key = DeviceKey.Evolve(DeviceKeyState.None, new DeviceKeyIssued("Hall", "first", null, null, [Right.ReadWalls], Now + Duration.FromDays(1), Now));
        DeviceKeyCommand Rotate(string hash, Duration overlap, Instant? expiresAt = null) => new RotateDeviceKey(hash, Now + overlap, expiresAt);

        DeviceKey.Decide(DeviceKeyState.None, Rotate("second", Duration.Zero), TurnOf(id)).Refusal!.Code.ShouldBe("device-key-unknown");
        DeviceKey.Decide(key with { Revoked = true }, Rotate("second", Duration.Zero), TurnOf(id)).Refusal!.Code.ShouldBe("device-key-revoked");
        DeviceKey.Decide(key, Rotate("second", Duration.FromDays(31)), TurnOf(id)).Refusal!.Code.ShouldBe("overlap-wrong");
        DeviceKey.Decide(key, Rotate("second", Duration.Zero, Now), TurnOf(id)).Refusal!.Code.ShouldBe("expiry-past");
        DeviceKey.Decide(key, Rotate("first", Duration.Zero), TurnOf(id)).Events.ShouldBeEmpty();
        DeviceKey.Decide(key, Rotate("second", -Duration.FromHours(1)), TurnOf(id)).Events.ShouldHaveSingleItem().ShouldBe(new DeviceKeyRotated("second", Now, Now + Duration.FromDays(1), Now));
    }

    [Theory]
    [InlineData("", "label-wrong")]
    [InlineData("Hall", "rights-missing")]
    [InlineData("Hall", "rights-too-wide", Right.ManageAccess)]
    [InlineData("Hall", "rights-too-wide", Right.ReadScreens, Right.ReadQuarantine)]
    public void A_key_is_issued_with_care(string label, string code, params Right[] rights) =>
        DeviceKey.Decide(DeviceKeyState.None, new IssueDeviceKey(label, "hash", "volga", null, [.. rights], null), TurnOf(DeviceKey.IdOf("k"))).Refusal!.Code.ShouldBe(code);

    [Theory]
    [InlineData("window", "north:3", "north")]
    [InlineData("queue", "north", "north")]
    [InlineData("office", "north", "north")]
    [InlineData("display", "north", "north")]
    [InlineData("window", "north", null)]
    [InlineData("line", "cc", null)]
    [InlineData("caller", "north", null)]
    public void A_grain_belongs_to_its_office(string kind, string key, string? office) => Places.OfficeOf(new GrainId(kind, "volga", key)).ShouldBe(office);

    [Theory]
    [InlineData("wall/volga", Right.ReadWalls, "volga", null)]
    [InlineData("wall/volga/north", Right.ReadWalls, "volga", "north")]
    [InlineData("screen/volga/north", Right.ReadScreens, "volga", "north")]
    [InlineData("screen/volga/north/window/3", Right.ReadScreens, "volga", "north")]
    [InlineData("calls/volga", Right.ReadWalls, "volga", null)]
    [InlineData("anything", Right.ReadWalls, "", null)]
    public void A_board_asks_for_a_right_where_it_hangs(string board, Right right, string company, string? office) =>
        Places.RightFor(board).ShouldBe(new RightGrant(right, company, office));

    [Fact]
    public void The_directory_is_the_same_after_a_restart()
    {
        Tell(Account.IdOf("anna"), new AccountCreated("hash", [new RoleGrant(Role.Auditor, "volga")], Now));
        Tell(Account.IdOf("anna"), new SessionBegan(SessionOf("s1"), Now));
        Tell(DeviceKey.IdOf("k"), new DeviceKeyIssued("Hall", "hash", null, null, [Right.ReadWalls], null, Now));
        var restarted = new AccessDirectory();

        restarted.Load(_directory.Save());

        restarted.AccountIdentity("anna", "s1", Now)!.Rights.ShouldBe(_directory.AccountIdentity("anna", "s1", Now)!.Rights);
        restarted.DeviceIdentity("k", 0, Now)!.Rights.ShouldBe(_directory.DeviceIdentity("k", 0, Now)!.Rights);
        restarted.Save().ShouldBe(_directory.Save());
    }

    [Fact]
    public async Task Whoever_waits_for_a_fact_goes_on_when_it_is_folded()
    {
        var waiting = _directory.WaitFor(2, CancellationToken.None);
        Tell(Account.IdOf("anna"), new AccountCreated("hash", [], Now));
        waiting.IsCompleted.ShouldBeFalse();
        Tell(Account.IdOf("anna"), new AccountDisabled(Now));

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        _directory.FindAccount("anna")!.Disabled.ShouldBeTrue();
    }

    private void Tell(GrainId grain, IEvent happened) => _directory.Apply(new Recorded(++_position, grain, 1, happened, Now));

    private static Session SessionOf(string id) => new(id, "10.20.30.0/24", Now, Now + Duration.FromHours(12));

    private static AccountState Sent(AccountState state, AccountCommand command) => Decided(state, command).Events.Aggregate(state, Account.Evolve);

    private static string Refused(AccountState state, AccountCommand command) => Decided(state, command).Refusal!.Code;

    private static Decision<AccountEvent> Decided(AccountState state, AccountCommand command) => Account.Decide(state, command, TurnOf(Account.IdOf("anna")));

    private static Turn TurnOf(GrainId grain) => new(grain, Now, Now, "account:admin");
}
