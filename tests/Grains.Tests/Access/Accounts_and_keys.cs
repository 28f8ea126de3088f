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

        var anna = _directory.AccountIdentity("anna", 0)!;
        anna.Actor.ShouldBe("account:anna");
        anna.May(Right.SendCommands, "volga", "north").ShouldBeTrue();
        anna.May(Right.SendCommands, "volga", "south").ShouldBeFalse();
        anna.May(Right.SendCommands, "volga").ShouldBeFalse();
        anna.May(Right.SendCommands).ShouldBeFalse();
        anna.MaySomewhere(Right.SendCommands, "volga").ShouldBeTrue();
        anna.May(Right.ReadWalls, "volga", "north").ShouldBeFalse();

        Tell(Account.IdOf("anna"), new PasswordChanged("hash2", Now));
        _directory.AccountIdentity("anna", 0).ShouldBeNull();
        _directory.AccountIdentity("anna", 1).ShouldNotBeNull();
        _directory.AccountIdentity("boris", 0).ShouldBeNull();
    }

    [Fact]
    public void A_key_is_worth_something_until_it_expires_or_is_revoked()
    {
        Tell(DeviceKey.IdOf("k"), new DeviceKeyIssued("Hall", "hash", "volga", null, [Right.ReadScreens], Now + Duration.FromHours(1), Now));

        _directory.DeviceIdentity("k", Now)!.May(Right.ReadScreens, "volga", "north").ShouldBeTrue();
        _directory.DeviceIdentity("k", Now + Duration.FromHours(1)).ShouldBeNull();
        Tell(DeviceKey.IdOf("k"), new DeviceKeyRevoked(Now));
        _directory.DeviceIdentity("k", Now).ShouldBeNull();
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
        Tell(DeviceKey.IdOf("k"), new DeviceKeyIssued("Hall", "hash", null, null, [Right.ReadWalls], null, Now));
        var restarted = new AccessDirectory();

        restarted.Load(_directory.Save());

        restarted.AccountIdentity("anna", 0)!.Rights.ShouldBe(_directory.AccountIdentity("anna", 0)!.Rights);
        restarted.DeviceIdentity("k", Now)!.Rights.ShouldBe(_directory.DeviceIdentity("k", Now)!.Rights);
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

    private static AccountState Sent(AccountState state, AccountCommand command) => Decided(state, command).Events.Aggregate(state, Account.Evolve);

    private static string Refused(AccountState state, AccountCommand command) => Decided(state, command).Refusal!.Code;

    private static Decision<AccountEvent> Decided(AccountState state, AccountCommand command) => Account.Decide(state, command, TurnOf(Account.IdOf("anna")));

    private static Turn TurnOf(GrainId grain) => new(grain, Now, Now, "account:admin");
}
