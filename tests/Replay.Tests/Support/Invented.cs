using System.Globalization;
using System.Text;

namespace OpsHub.Replay.Tests.Support;

/// <summary>Small sources made up by a seed.</summary>
internal static class Invented
{
    private const string CallHeader = "vru_line,call_id,priority,date,vru_entry,vru_exit,q_start,q_time,outcome,ser_start,ser_time,server\n";

    /// <summary>A Technion file with calls of one day between 8 and 11 o'clock.</summary>
    public static string Calls(int seed, int count)
    {
        var random = new Random(seed);
        var text = new StringBuilder(CallHeader);
        for (var i = 0; i < count; i++)
        {
            var (entry, wait, talk, served) = (random.Next(8 * 3600, 11 * 3600), random.Next(0, 90), random.Next(0, 400), random.Next(4) > 0);
            var (joined, answered) = (entry + 10, entry + 10 + wait);
            text.Append(CultureInfo.InvariantCulture, $"L{i % 3},{i},{i % 3},1999-02-01,{Time(entry)},{Time(joined)},{(wait > 0 ? Time(joined) : "0:00:00")},{wait},");
            text.Append(served ? $"AGENT,{Time(answered)},{talk},A{i % 7}\n" : "HANG,0:00:00,0,NO_SERVER\n");
        }
        return text.ToString();
    }

    /// <summary>Polls and changes of three displays over a morning, with silences longer than a stall.</summary>
    public static (string Polls, string Changes) Displays(int seed)
    {
        var random = new Random(seed);
        var polls = new StringBuilder("date,time_local,office\n");
        var changes = new StringBuilder("date,time_local,office,group_id,group_letter,group_name,waiting,open_counters,last_called_ticket\n");
        for (var minute = 8 * 60; minute < 12 * 60; minute += 5)
            foreach (var office in (string[])["north", "south", "west"])
            {
                if (random.Next(4) == 0) continue;
                polls.Append(CultureInfo.InvariantCulture, $"2020-01-02,{minute / 60:00}:{minute % 60:00},{office}\n");
                if (random.Next(2) == 0) changes.Append(CultureInfo.InvariantCulture, $"2020-01-02,{minute / 60:00}:{minute % 60:00},{office},1,A,Договоры,{random.Next(20)},2,A{minute - 470:000}\n");
            }
        return (polls.ToString(), changes.ToString());
    }

    private static string Time(int second) => $"{second / 3600}:{second / 60 % 60:00}:{second % 60:00}";
}
