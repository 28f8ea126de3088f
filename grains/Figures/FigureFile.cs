using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Figures;

/// <summary>What the figures rest on, as bytes: contacts packed, the few other things as JSON text.</summary>
internal static class FigureFile
{
    public static byte[] Write(Dictionary<string, CompanyFigures> companies, Instant newest)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(newest == Instant.MinValue);
        if (newest != Instant.MinValue) ContactFile.Write(to, newest);
        WriteAll(to, companies, Write);
        to.Flush();
        return bytes.ToArray();
    }

    public static Instant Read(ReadOnlySpan<byte> saved, Dictionary<string, CompanyFigures> companies)
    {
        using var from = new BinaryReader(new MemoryStream(saved.ToArray()));
        var newest = from.ReadBoolean() ? Instant.MinValue : ContactFile.ReadInstant(from);
        ReadAll(from, companies, ReadCompany);
        return newest;
    }

    private static void Write(BinaryWriter to, CompanyFigures company)
    {
        to.Write(company.Zone.Id);
        WriteAll(to, company.Calls.Lines, WriteLine);
        WriteAll(to, company.Calls.Open, WriteOpenCall);
        WriteAll(to, company.Offices, WriteOffice);
        WriteAll(to, company.OfficeZones, (w, zone) => w.Write(zone.Id));
        WriteAll(to, company.Displays, (w, display) => WriteJson(w, display.Save()));
    }

    private static CompanyFigures ReadCompany(BinaryReader from)
    {
        var company = new CompanyFigures { Zone = ReadZone(from) };
        ReadAll(from, company.Calls.Lines, ReadLine);
        ReadAll(from, company.Calls.Open, ReadOpenCall);
        ReadAll(from, company.Offices, ReadOffice);
        ReadAll(from, company.OfficeZones, ReadZone);
        ReadAll(from, company.Displays, r => ShownOffice.Load(ReadJson<ShownOffice.Kept>(r)!));
        return company;
    }

    private static void WriteLine(BinaryWriter to, LineCalls line)
    {
        WriteJson(to, line.Details);
        line.Calls.Save(to);
    }

    private static LineCalls ReadLine(BinaryReader from)
    {
        var line = new LineCalls { Details = ReadJson<LineDetails>(from) };
        line.Calls.Load(from);
        return line;
    }

    private static void WriteOpenCall(BinaryWriter to, OpenCall call)
    {
        to.Write(call.Line);
        ContactFile.Write(to, call.OfferedAt);
        to.Write(call.Answered is not null);
        if (call.Answered is { } place) ContactFile.Write(to, place);
    }

    private static OpenCall ReadOpenCall(BinaryReader from) =>
        new(from.ReadString(), ContactFile.ReadInstant(from), from.ReadBoolean() ? ContactFile.ReadPlace<CallContact>(from) : null);

    private static void WriteOffice(BinaryWriter to, OfficeVisits office)
    {
        WriteJson(to, office.Rules);
        WriteJson(to, office.Operators);
        office.Visits.Save(to);
        WriteAll(to, office.Open, WriteOpenVisit);
    }

    private static OfficeVisits ReadOffice(BinaryReader from)
    {
        var office = new OfficeVisits { Rules = ReadJson<QueueRules>(from) };
        foreach (var (window, who) in ReadJson<Dictionary<int, string>>(from)!) office.Operators[window] = who;
        office.Visits.Load(from);
        ReadAll(from, office.Open, ReadOpenVisit);
        return office;
    }

    private static void WriteOpenVisit(BinaryWriter to, OpenVisit visit)
    {
        ContactFile.Write(to, visit.Visit);
        to.Write(visit.Service);
        to.Write(visit.Waiting);
        ContactFile.Write(to, visit.CountsFrom);
        ContactFile.Write(to, visit.LegFrom);
        to.Write(visit.LegParkedS);
        to.Write(visit.ParkedS);
    }

    private static OpenVisit ReadOpenVisit(BinaryReader from) =>
        new(ContactFile.ReadPlace<VisitContact>(from), string.Intern(from.ReadString()), from.ReadBoolean(), ContactFile.ReadInstant(from), ContactFile.ReadInstant(from), from.ReadInt32(), from.ReadInt32());

    private static void WriteAll<T>(BinaryWriter to, Dictionary<string, T> items, Action<BinaryWriter, T> write)
    {
        to.Write(items.Count);
        foreach (var (key, item) in items)
        {
            to.Write(key);
            write(to, item);
        }
    }

    private static void ReadAll<T>(BinaryReader from, Dictionary<string, T> items, Func<BinaryReader, T> read)
    {
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var key = from.ReadString();
            items[key] = read(from);
        }
    }

    private static DateTimeZone ReadZone(BinaryReader from) => DateTimeZoneProviders.Tzdb[from.ReadString()];

    private static void WriteJson<T>(BinaryWriter to, T value) => to.Write(JsonSerializer.Serialize(value, HubJson.Options));

    private static T? ReadJson<T>(BinaryReader from) => JsonSerializer.Deserialize<T>(from.ReadString(), HubJson.Options);
}
