using System.Globalization;
using System.Text;
using Duplicates.Service.Content;

namespace Duplicates.Service.Offices.Import;

/// <summary>What an import is going to do, row by row; whatever could not be public is found before anything is written.</summary>
internal sealed class OfficePlan(ContentParity parity)
{
    private readonly StringBuilder _outcome = new();
    private readonly int[] _counts = new int[Enum.GetValues<OfficeChange>().Length];
    private readonly List<ImportProblem> _problems = [];

    /// <summary>The items to store.</summary>
    public List<ContentItem> Items { get; } = [];

    /// <summary>Offices that the rules of publishing refuse, for reasons that the list has no column for.</summary>
    public IReadOnlyList<ImportProblem> Problems => _problems;

    /// <summary>What happens to each row, as lines of line, BIN and change.</summary>
    public string Outcome => _outcome.ToString();

    /// <summary>How many offices change in a way.</summary>
    public int CountOf(OfficeChange change) => _counts[(int)change];

    /// <summary>Adds a row with what it does to its office.</summary>
    public void Add(OfficeEntry entry, (OfficeChange Change, IReadOnlyList<ContentItem> Items) written)
    {
        var (change, items) = written;
        if (items.Count > 0 && parity.ProblemsOf("Office", items) is [var problem, ..])
        {
            _problems.Add(ImportProblem.Of(entry.Line, string.Empty, ImportProblemKind.NotPublishable, problem.Field));
        }

        Items.AddRange(items);
        _counts[(int)change]++;
        _outcome.Append(CultureInfo.InvariantCulture, $"{entry.Line} {entry.Bin} {change}\n");
    }
}
