using System.Text.RegularExpressions;
using Duplicates.Service.Data;
using Duplicates.Web.StaffAccounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Tests;

/// <summary>What may know what: the service stands behind two doors and knows neither.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>
    /// The features of the service by their folders, from the lowest level up. A feature knows those of lower levels and those that stand before
    /// it on its own: whatever it needs of the others it declares as a port, which they implement.
    /// </summary>
    private static readonly string[][] Levels =
    [
        ["Settings", "Protection", "Data"],
        ["Web", "Audit", "Content", "Recipes", "Indexing"],
        ["InfoPages", "Calendar", "Offices", "Law"],
        ["Accounts", "Cases", "Applications", "Files", "Signing", "Notifications", "StaffAccounts"],
        ["Published", "Certificates", "Documents", "Deadlines"],
        ["Casework", "Intake", "Apply", "OfficeWork", "Desk", "HomeVisits", "Courier", "Track", "Booking", "Queue", "Complaints", "Oversight", "Editor", "Discovery", "Search", "Home", "Api", "Administration"],
        ["Workflows", "Following", "Seals", "Backups"],
        ["Pages"],
    ];

    private static readonly Lazy<IReadOnlyList<TypeReferencing>> References = new(() => TypeReferences.Within(typeof(DuplicatesDbContext).Assembly.Location));

    private static readonly Dictionary<string, int> Places =
        Levels.SelectMany(level => level).Select((feature, place) => (feature, place)).ToDictionary(pair => pair.feature, pair => pair.place, StringComparer.Ordinal);

    [Fact]
    public void Service_References_LeadDownwards()
    {
        Assert.True(References.Value.Count > 3000, $"Only {References.Value.Count} references were found.");
        Assert.Empty(References.Value.Where(IsUpwards).Select(reference => $"{reference.From} -> {reference.To}"));
    }

    /// <summary>The compiler copies constants and leaves no reference to where they stand; the source does.</summary>
    [Fact]
    public void Service_Source_NamesNothingAbove()
    {
        var types = typeof(DuplicatesDbContext).Assembly.GetTypes().Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);
        var upwards = from file in SourceTexts.All
                      let folders = file.Path.Split('/')
                      where folders is ["Modules", "Duplicates.Service", _, _, ..] && folders[^1] != "DuplicatesDbContext.cs"
                      let code = DocumentationLine().Replace(file.Text, string.Empty)
                      from named in UsingOfAFeature().Matches(code).Concat(QualifiedName().Matches(code).Where(match => types.Contains($"Duplicates.Service.{match.Value}")))
                      where Places.GetValueOrDefault(named.Groups["feature"].Value) > Places.GetValueOrDefault(folders[2])
                      select $"{string.Join('/', folders[2..])} -> {named.Groups["feature"].Value}";
        Assert.Empty(upwards);
    }

    [Fact]
    public void Service_Folders_StandInTheTable() =>
        Assert.DoesNotContain(
            References.Value.SelectMany(reference => new[] { reference.From, reference.To }).Select(FeatureOf).OfType<string>().Distinct(StringComparer.Ordinal),
            feature => !Places.ContainsKey(feature));

    /// <summary>There is one way to register a feature: <c>AddX</c> of <c>XFeature</c> in the folder X.</summary>
    [Fact]
    public void Service_Features_AreRegisteredInOneWay()
    {
        var features = typeof(DuplicatesDbContext).Assembly.GetTypes().Where(type => type.Name.EndsWith("Feature", StringComparison.Ordinal) && FeatureOf(type.FullName!) is not null).ToList();
        Assert.True(features.Count > 30, $"Only {features.Count} features were found.");
        Assert.All(features, type => Assert.Equal($"{FeatureOf(type.FullName!)}Feature", type.Name));
        Assert.All(features.Where(type => !type.IsPublic), type => Assert.NotNull(type.GetMethod($"Add{FeatureOf(type.FullName!)}")));
    }

    [Fact]
    public void Service_ReferencedAssemblies_HoldNeitherDoor()
    {
        var referenced = typeof(DuplicatesDbContext).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();
        Assert.Contains("Duplicates.Domain", referenced, StringComparer.Ordinal);
        Assert.DoesNotContain(referenced, name => name.StartsWith("Orchard", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Duplicates.Web", StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_ReferencedAssemblies_AreOfTheBaseLibraryOnly() =>
        Assert.All(typeof(Domain.BilingualText).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void PageModels_Constructors_AskForNoDatabase()
    {
        var models = new[] { typeof(DuplicatesDbContext).Assembly, typeof(StaffDbContext).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(PageModel)) && type.Namespace!.Contains(".Pages", StringComparison.Ordinal))
            .ToList();
        Assert.True(models.Count > 30, $"Only {models.Count} page models were found.");
        Assert.Empty(models
            .SelectMany(type => type.GetConstructors().Concat(type.GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)))
            .Where(constructor => Array.Exists(constructor.GetParameters(), parameter => parameter.ParameterType.IsAssignableTo(typeof(DbContext))))
            .Select(constructor => constructor.DeclaringType!.FullName));
    }

    private static bool IsUpwards(TypeReferencing reference) =>
        FeatureOf(reference.From) is { } from && FeatureOf(reference.To) is { } to && Places.GetValueOrDefault(to) > Places.GetValueOrDefault(from) && !IsTableOfTheDatabase(reference);

    /// <summary>The database is one: its context names the rows of every feature, and nothing else of them.</summary>
    private static bool IsTableOfTheDatabase(TypeReferencing reference) =>
        reference.From.EndsWith(nameof(DuplicatesDbContext), StringComparison.Ordinal) && reference.To.EndsWith("Row", StringComparison.Ordinal);

    /// <summary>The feature of a type; null for what tools generate and for what stands in no folder: the composition, and what every feature may use.</summary>
    private static string? FeatureOf(string type) => type.Split('.') switch
    {
        ["AspNetCoreGeneratedDocument", ..] => "Pages",
        ["Duplicates", "Service", var feature, _, ..] => feature,
        _ => null,
    };

    [GeneratedRegex(@"^using (static )?Duplicates\.Service\.(?<feature>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsingOfAFeature();

    [GeneratedRegex(@"(?<![\w.])(?<feature>[A-Z]\w+)\.[A-Z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QualifiedName();

    [GeneratedRegex("^ *///.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex DocumentationLine();
}
