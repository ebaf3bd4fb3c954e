using System.Text.RegularExpressions;
using Duplicates.Service.Data;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Duplicates.Service.Tests;

/// <summary>A table is reached through the feature that owns it: the one in whose folder its row stands.</summary>
public sealed partial class TableOwnershipTests
{
    /// <summary>The row of the list of cases is what lists, look-ups and figures are made of, by questions of one statement (decisions 8 and 50).</summary>
    private const string RowOfTheList = "Applications";

    /// <summary>
    /// What still asks another feature's table itself, and why. The list may only become shorter: a line that is cured fails the test until it goes.
    /// </summary>
    private static readonly Dictionary<string, string> Tolerated = new(StringComparer.Ordinal)
    {
        ["Casework -> ApplicationEvents"] = "a line of the work list says whether a question waits, in the statement of the list",
        ["Courier -> CertificateDuplicates"] = "a scanned blank is looked up in the statement that takes it onto the manifest",
        ["Desk -> Drafts"] = "a half-entered application is a draft whose owner is an office",
        ["Editor -> ContentVersions"] = "the overview of editors is one statement over all versions",
        ["Notifications -> Citizens"] = "the count of unread messages is one statement of plain SQL on every page of a citizen",
        ["Notifications -> ContentVersions"] = "templates that nobody touched are renewed once for a newer program",
        ["Notifications -> ImportedRecipes"] = "the mark that they were",
        ["Offices -> ContentVersions"] = "an import compares a list with what is stored in one statement",
        ["Queue -> Places"] = "a ticket of a visit and the place that was booked are one transaction",
        ["Recipes -> ContentVersions"] = "an export is everything that is stored",
        ["Seals -> ApplicationEvents"] = "a seal is made of what the table holds, whatever its feature says",
        ["Seals -> AuditEntries"] = "a seal is compared with what the table holds",
        ["Seals -> Letters"] = "a seal is made of what the table holds, whatever its feature says",
        ["Search -> ContentVersions"] = "synonyms are content of one kind, listed with drafts",
    };

    private static readonly Dictionary<string, string> Owners = typeof(DuplicatesDbContext)
        .GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .ToDictionary(property => property.Name, property => FeatureOf(property.PropertyType.GetGenericArguments()[0].FullName!)!, StringComparer.Ordinal);

    [Fact]
    public void Tables_AreReachedThroughTheirFeature()
    {
        Assert.True(Owners.Count > 30, $"Only {Owners.Count} tables were found.");
        var asked = Asked().Distinct().Where(one => one.Table != RowOfTheList && one.Feature != "Data" && Owners[one.Table] != one.Feature)
            .Select(one => $"{one.Feature} -> {one.Table}").Order(StringComparer.Ordinal).ToList();
        Assert.Empty(asked.Except(Tolerated.Keys, StringComparer.Ordinal));
        Assert.Empty(Tolerated.Keys.Except(asked, StringComparer.Ordinal));
    }

    /// <summary>Who asks for which table: by the set of the context, by the type of its row, or by its name in plain SQL.</summary>
    private static List<(string Feature, string Table)> Asked()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(DuplicatesDbContext).Assembly.Location);
        return
        [
            .. from type in assembly.MainModule.GetTypes()
               let feature = FeatureOf(type.FullName)
               where feature is not null
               from method in type.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               from table in TablesOf(instruction)
               where Owners.ContainsKey(table)
               select (feature, table),
            .. from type in assembly.MainModule.GetTypes()
               let feature = FeatureOf(type.FullName)
               where feature is not null
               from field in type.Fields
               where field.Constant is string
               from table in NamedInSql((string)field.Constant)
               where Owners.ContainsKey(table)
               select (feature, table),
        ];
    }

    private static IEnumerable<string> TablesOf(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod { Name: "Set", GenericArguments: [var row] } called when called.DeclaringType.Name is nameof(DbContext) or nameof(DuplicatesDbContext) =>
            Owners.Keys.Where(table => row.Name == RowNameOf(table)),
        MethodReference called when called.DeclaringType.Name == nameof(DuplicatesDbContext) && called.Name.StartsWith("get_", StringComparison.Ordinal) => [called.Name[4..]],
        string text => NamedInSql(text),
        _ => [],
    };

    private static IEnumerable<string> NamedInSql(string text) => TableInSql().Matches(text).Select(match => match.Groups["table"].Value);

    private static string RowNameOf(string table) => typeof(DuplicatesDbContext)
        .GetProperty(table, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)!.PropertyType.GetGenericArguments()[0].Name;

    private static string? FeatureOf(string type) => type.Split('.') switch
    {
        ["AspNetCoreGeneratedDocument", ..] => "Pages",
        ["Duplicates", "Service", var feature, _, ..] => feature,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE)\s+""(?<table>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableInSql();
}
