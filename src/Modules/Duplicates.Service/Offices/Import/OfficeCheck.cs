namespace Duplicates.Service.Offices.Import;

/// <summary>Checks a whole file: each row by itself, rows against one another and against the offices that there are.</summary>
internal static class OfficeCheck
{
    /// <summary>Checks a file; looks nothing up but what it is given.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">How many offices there are with each BIN.</param>
    /// <returns>The sound rows, and all problems in the order of lines.</returns>
    public static (IReadOnlyList<OfficeEntry> Entries, IReadOnlyList<ImportProblem> Problems) Check(OfficeFile file, IReadOnlyDictionary<string, int> known)
    {
        var (entries, problems) = (new List<OfficeEntry>(file.Lines.Count), new List<ImportProblem>(file.Problems));
        foreach (var line in file.Lines)
        {
            var (entry, wrong) = OfficeLineReading.Read(line);
            problems.AddRange(wrong);
            if (entry is not null)
            {
                entries.Add(entry);
            }
        }

        problems.AddRange(BinProblems(entries, known));
        problems.AddRange(Lost(entries, known, file.Lines));
        return (entries, [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column, StringComparer.Ordinal)]);
    }

    private static IEnumerable<ImportProblem> BinProblems(IReadOnlyList<OfficeEntry> entries, IReadOnlyDictionary<string, int> known)
    {
        foreach (var same in entries.GroupBy(entry => entry.Bin, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var entry in same.Skip(1))
            {
                yield return ImportProblem.Of(entry.Line, OfficeColumn.Bin, ImportProblemKind.BinTwice, $"{entry.Bin} ({first.Line})");
            }

            if (known.GetValueOrDefault(same.Key) > 1)
            {
                yield return ImportProblem.Of(first.Line, OfficeColumn.Bin, ImportProblemKind.BinOfSeveral, same.Key);
            }
        }
    }

    private static IEnumerable<ImportProblem> Lost(IReadOnlyList<OfficeEntry> entries, IReadOnlyDictionary<string, int> known, IReadOnlyList<OfficeLine> lines)
    {
        // rows with mistakes of their own count too: once they are corrected, nothing is lost
        var inFile = lines.Select(line => line.Cells[OfficeColumn.Bin]).Select(cell => Domain.People.Bin.TryParse(cell, out var bin) ? bin.Value : cell).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var (column, bin) in new[] { (OfficeColumn.MergedIntoBin, entry.MergedIntoBin), (OfficeColumn.SuccessorBin, entry.SuccessorBin) })
            {
                if (bin.Length > 0 && !inFile.Contains(bin) && known.GetValueOrDefault(bin) != 1)
                {
                    yield return ImportProblem.Of(entry.Line, column, ImportProblemKind.BinNotFound, bin);
                }
            }
        }
    }
}
