using Duplicates.Domain.People;
using Duplicates.Service.Offices;
using Duplicates.Service.Offices.Import;

namespace Duplicates.Service.StaffAccounts;

/// <summary>A row that can be taken.</summary>
/// <param name="Email">The address of the manager.</param>
/// <param name="Name">The name.</param>
/// <param name="Office">The organisation.</param>
internal sealed record ManagerLine(string Email, string Name, Office Office);

/// <summary>What a list of first managers holds.</summary>
/// <param name="Lines">How many rows it has.</param>
/// <param name="Sound">The rows that can be taken.</param>
/// <param name="Problems">What is wrong with the others, by lines.</param>
internal sealed record ManagerList(int Lines, IReadOnlyList<ManagerLine> Sound, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>The columns: BIN of the organisation, name and e-mail of its first manager.</summary>
    public static readonly IReadOnlyList<string> Columns = [Bin, Name, Email];

    private const string Bin = "bin";
    private const string Name = "name";
    private const string Email = "email";
    private const int LongestName = 200;

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="offices">The organisations that there are.</param>
    /// <param name="taken">The e-mails among those of the list that have an account already, each with its organisation.</param>
    public static ManagerList Read(byte[] bytes, IOffices offices, IReadOnlyDictionary<string, string> taken)
    {
        var file = OfficeFile.Read(bytes, new(Columns, Columns, []));
        var byBin = offices.All.Where(office => office.Bin.Length > 0).ToLookup(office => office.Bin, StringComparer.Ordinal);
        var (sound, problems, seen) = (new List<ManagerLine>(), file.Problems.ToList(), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        foreach (var line in file.Lines)
        {
            if (ProblemOf(line, byBin, taken, seen) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                sound.Add(new(AddressOf(line)!, line.Cells[Name], byBin[line.Cells[Bin]].Single()));
            }
        }

        return new(file.Lines.Count, sound, [.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>The e-mails that a list names, as they are typed there.</summary>
    public static IReadOnlyList<string> EmailsOf(byte[] bytes) =>
        [.. OfficeFile.Read(bytes, new(Columns, Columns, [])).Lines.Select(AddressOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? AddressOf(OfficeLine line) => EmailAddress.TryParse(line.Cells[Email], out var address, out _) ? address.Value : null;

    private static ImportProblem? ProblemOf(OfficeLine line, ILookup<string, Office> byBin, IReadOnlyDictionary<string, string> taken, Dictionary<string, int> seen)
    {
        ImportProblem Wrong(string column, ImportProblemKind kind, string? value = null) => ImportProblem.Of(line.Line, column, kind, value ?? line.Cells[column]);

        var found = byBin[line.Cells[Bin]].ToList();
        if (found.Count != 1)
        {
            return Wrong(Bin, found.Count == 0 ? ImportProblemKind.BinNotFound : ImportProblemKind.BinOfSeveral);
        }

        if (found[0].ClosedSince is not null)
        {
            return Wrong(Bin, ImportProblemKind.OrganisationOfNoManagers);
        }

        if (line.Cells[Name].Length is 0 or > LongestName)
        {
            return Wrong(Name, line.Cells[Name].Length == 0 ? ImportProblemKind.Missing : ImportProblemKind.TooLong);
        }

        if (line.Cells[Name].Any(char.IsControl))
        {
            return Wrong(Name, ImportProblemKind.SignsForbidden);
        }

        if (AddressOf(line) is not { } email)
        {
            return Wrong(Email, ImportProblemKind.EmailWrong);
        }

        if (!seen.TryAdd(email, line.Line))
        {
            return Wrong(Email, ImportProblemKind.EmailTwice, $"{email} ({seen[email]})");
        }

        return taken.TryGetValue(email, out var office) && office != found[0].Id ? Wrong(Email, ImportProblemKind.EmailTaken) : null;
    }
}
