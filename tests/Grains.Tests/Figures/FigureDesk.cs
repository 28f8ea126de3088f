using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Figures;

/// <summary>A world and the figures over it; asks as of the world's clock.</summary>
internal sealed class FigureDesk : IClock
{
    private int _applied;

    public FigureDesk() => Book = new FigureBook(this);

    public World World { get; } = new(Scenes.Morning);

    public FigureBook Book { get; private set; }

    public Instant GetCurrentInstant() => World.Now;

    public FigureAnswer Ask(string scope, string metric, string window = "today")
    {
        foreach (var fact in World.Facts.Skip(_applied)) Book.Apply(fact);
        _applied = World.Facts.Count;
        return Book.Answer(new FigureQuery("volga", scope, metric, window));
    }

    /// <summary>Value of a figure that must be told.</summary>
    public decimal? Value(string scope, string metric, string window = "today") => Ask(scope, metric, window).ShouldBeOfType<FigureAnswer.Told>().Value;

    /// <summary>Goes on with a book that took over what the old one kept.</summary>
    public void Restart()
    {
        var saved = Book.Save();
        Book = new FigureBook(this);
        Book.Load(saved);
    }
}
