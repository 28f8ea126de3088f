using System.Security.Cryptography;
using NodaTime;
using OpsHub.Grains.People;
using OpsHub.Silo.People;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.People;

/// <summary>What every key table keeps to; SQLite here, PostgreSQL below.</summary>
public abstract class Key_tables : IAsyncLifetime
{
    protected static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0), Noon = Instant.FromUtc(2026, 11, 24, 9, 0);

    protected string Log { get; set; } = null!;

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    protected async Task Keeps_to_it()
    {
        await using var keys = await PersonKeyStores.Open(Log, CancellationToken.None);
        var first = await keys.Current("samara", "c-1", Morning, CancellationToken.None);
        (first.Number, first.Secret.Length).ShouldBe((1, 32));
        (await keys.Current("samara", "c-1", Noon, CancellationToken.None)).Secret.ShouldBe(first.Secret);
        (await keys.Current("samara", "c-2", Morning, CancellationToken.None)).Secret.ShouldNotBe(first.Secret);
        (await keys.Current("saratov", "c-1", Morning, CancellationToken.None)).Secret.ShouldNotBe(first.Secret);

        await keys.Destroy("samara", "c-1", Morning, CancellationToken.None);
        (await keys.Find("samara", "c-1", 1, CancellationToken.None)).ShouldBeNull();
        (await keys.Find("samara", "c-2", 1, CancellationToken.None)).ShouldNotBeNull();
        var second = await keys.Current("samara", "c-1", Noon, CancellationToken.None);
        second.Number.ShouldBe(2);
        await keys.Destroy("samara", "c-1", Morning, CancellationToken.None);
        (await keys.Find("samara", "c-1", 2, CancellationToken.None)).ShouldBe(second.Secret, "said again it changes nothing");
    }

    protected async Task Is_the_same_after_a_restart_and_for_many_at_once()
    {
        byte[] naming;
        PersonKey[] made;
        await using (var keys = await PersonKeyStores.Open(Log, CancellationToken.None))
        {
            naming = await keys.NamingKey("samara", CancellationToken.None);
            made = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => keys.Current("samara", $"c-{i % 8}", Morning, CancellationToken.None)));
        }
        await using var again = await PersonKeyStores.Open(Log, CancellationToken.None);
        (await again.NamingKey("samara", CancellationToken.None)).ShouldBe(naming);
        for (var i = 0; i < made.Length; i++) (await again.Find("samara", $"c-{i % 8}", 1, CancellationToken.None)).ShouldBe(made[i].Secret);
    }
}

public sealed class Key_table_in_SQLite : Key_tables
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-keys-tests-");

    public override Task InitializeAsync()
    {
        Log = $"sqlite:{Path.Combine(_folder.FullName, "opshub.db")}";
        return Task.CompletedTask;
    }

    public override Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public Task Makes_keys_once_and_destroys_them_for_ever() => Keeps_to_it();

    [Fact]
    public Task Outlives_a_restart() => Is_the_same_after_a_restart_and_for_many_at_once();

    [Fact]
    public async Task Leaves_nothing_of_a_destroyed_key_in_its_file()
    {
        await using var keys = await PersonKeyStores.Open(Log, CancellationToken.None);
        var key = await keys.Current("samara", "c-1", Morning, CancellationToken.None);
        Bytes().AsSpan().IndexOf(key.Secret).ShouldBeGreaterThan(0);

        await keys.Destroy("samara", "c-1", Noon, CancellationToken.None);

        Bytes().AsSpan().IndexOf(key.Secret).ShouldBe(-1);
    }

    [Fact]
    public void A_sealed_text_opens_with_its_own_key_for_its_own_person_only()
    {
        var key = new PersonKey(1, RandomNumberGenerator.GetBytes(32));
        var box = Sealer.Seal(new PersonDetails("Пётр"), "samara", "c-1", key);

        Sealer.Open(box, "samara", "c-1", key.Secret).ShouldBe(new PersonDetails("Пётр"));
        Should.Throw<CryptographicException>(() => Sealer.Open(box, "samara", "c-2", key.Secret));
        Should.Throw<CryptographicException>(() => Sealer.Open(box, "samara", "c-1", RandomNumberGenerator.GetBytes(32)));
    }

    private byte[] Bytes()
    {
        using var file = new FileStream(Path.Combine(_folder.FullName, "opshub.keys.db"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}

public sealed class Key_table_in_PostgreSQL : Key_tables
{
    private PostgresDatabase? _database;

    public override async Task InitializeAsync()
    {
        if (Postgres.SkipReason is not null) return;   // the facts below are skipped for that reason
        _database = await Postgres.CreateDatabase();
        Log = _database.ConnectionString;
    }

    public override async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    [PostgresFact]
    public Task Makes_keys_once_and_destroys_them_for_ever() => Keeps_to_it();

    [PostgresFact]
    public Task Outlives_a_restart() => Is_the_same_after_a_restart_and_for_many_at_once();
}
