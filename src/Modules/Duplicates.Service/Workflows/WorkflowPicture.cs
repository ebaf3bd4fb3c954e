using System.Globalization;

namespace Duplicates.Service.Workflows;

/// <summary>A workflow to be drawn: boxes and arrows from the places that the recipe gives its activities, in the units of the drawing.</summary>
/// <param name="graph">The workflow.</param>
/// <param name="waiting">How many cases wait at which activity; for one case, where it stands.</param>
/// <param name="language">kk or ru.</param>
internal sealed class WorkflowPicture(WorkflowGraph graph, IReadOnlyDictionary<string, int> waiting, string language)
{
    /// <summary>The width of a box.</summary>
    public const int BoxWidth = 230;

    /// <summary>The height of a box.</summary>
    public const int BoxHeight = 80;

    private const int Margin = 40;
    private const int LineLength = 25;
    private const int Bulge = 45;

    private readonly int _left = graph.Activities.Min(activity => activity.X) - Margin;
    private readonly int _top = graph.Activities.Min(activity => activity.Y) - Margin;

    /// <summary>The workflow.</summary>
    public WorkflowGraph Graph => graph;

    /// <summary>kk or ru.</summary>
    public string Language => language;

    /// <summary>Distinguishes the pictures of a page.</summary>
    public string Key => $"{graph.TypeId}-{graph.Version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The numbers count cases; otherwise the marked activities are those of the one case shown.</summary>
    public bool CountsCases { get; init; }

    /// <summary>The width of the drawing.</summary>
    public int Width => graph.Activities.Max(activity => activity.X) + BoxWidth + Margin - _left;

    /// <summary>The height of the drawing.</summary>
    public int Height => graph.Activities.Max(activity => activity.Y) + BoxHeight + Margin - _top;

    /// <summary>How many cases wait at an activity.</summary>
    public int WaitingAt(WorkflowActivity activity) => waiting.GetValueOrDefault(activity.ActivityId);

    /// <summary>The left edge of a box.</summary>
    public int Left(WorkflowActivity activity) => activity.X - _left;

    /// <summary>The upper edge of a box.</summary>
    public int Top(WorkflowActivity activity) => activity.Y - _top;

    /// <summary>The title in lines that fit into a box.</summary>
    public IReadOnlyList<string> Lines(WorkflowActivity activity)
    {
        List<string> lines = [string.Empty];
        foreach (var word in activity.Title.In(language).Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > LineLength)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            }
        }

        return lines;
    }

    /// <summary>The arrows as SVG paths, one for each pair of activities that are joined.</summary>
    public IEnumerable<string> Arrows() => graph.Transitions
        .Select(transition => (From: graph.Find(transition.SourceActivityId)!, To: graph.Find(transition.DestinationActivityId)!))
        .Distinct()
        .Select(pair => Path(pair.From, pair.To));

    private string Path(WorkflowActivity from, WorkflowActivity to)
    {
        var (x1, y1, x2, y2) = (Left(from) + (BoxWidth / 2), Top(from) + (BoxHeight / 2), Left(to) + (BoxWidth / 2), Top(to) + (BoxHeight / 2));
        var (dx, dy) = (x2 - x1, y2 - y1);
        if (from == to)
        {
            // a loop at the right side
            return Curve(x1 + (BoxWidth / 2), y1 - 20, x1 + (BoxWidth / 2) + Bulge, y1 - 20, x1 + (BoxWidth / 2) + Bulge, y1 + 20, x1 + (BoxWidth / 2), y1 + 20);
        }

        if (Math.Abs(dy) < BoxHeight)
        {
            // beside one another; the way back runs a little lower than the way there
            var (side, shift) = (Math.Sign(dx) * BoxWidth / 2, dx < 0 ? 20 : 0);
            return Curve(x1 + side, y1 + shift, x1 + (dx / 2), y1 + shift, x1 + (dx / 2), y2 + shift, x2 - side, y2 + shift);
        }

        if (dy > 0)
        {
            return Curve(x1, y1 + (BoxHeight / 2), x1, y1 + (dy / 2), x2, y1 + (dy / 2), x2, y2 - (BoxHeight / 2));
        }

        if (dx == 0)
        {
            // up again: along the right side, so that it does not cross the boxes between
            var (edge, reach) = (x1 + (BoxWidth / 2), x1 + (BoxWidth / 2) + Bulge + (BoxWidth / 10));
            return Curve(edge, y1, reach, y1, reach, y2, edge, y2);
        }

        var toward = Math.Sign(dx) * BoxWidth / 2;
        return Curve(x1 + toward, y1, x1 + (dx / 2), y1, x1 + (dx / 2), y2, x2 - toward, y2);
    }

    private static string Curve(int x1, int y1, int cx1, int cy1, int cx2, int cy2, int x2, int y2) =>
        string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1} C{cx1} {cy1} {cx2} {cy2} {x2} {y2}");
}
