using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Published;
using Duplicates.Service.Tests.Offices;

namespace Duplicates.Service.Tests.Content;

public sealed class KnownOfficesTests
{
    private readonly KnownOffices _known = new();
    private readonly List<string> _read = [];

    [Fact]
    public void Read_NothingChanged_ReadsNothingAgainAndGivesTheVeryList()
    {
        var first = Read(("abai", "v1", 1), ("semei", "v2", 1));
        var second = Read(("abai", "v1", 1), ("semei", "v2", 1));
        Assert.Same(first, second);
        Assert.Equal(["abai", "semei"], _read);
    }

    [Fact]
    public void Read_AnotherVersionOfOneOffice_ReadsThatOneOnly()
    {
        var first = Read(("abai", "v1", 1), ("semei", "v2", 1));
        var second = Read(("abai", "v1", 1), ("semei", "v3", 2));
        Assert.Equal(["abai", "semei", "semei"], _read);
        Assert.Same(first[0], second[0]);
        Assert.NotSame(first[1], second[1]);
    }

    [Fact]
    public void Read_VersionChangedInItsPlace_ReadsIt()
    {
        Read(("abai", "v1", 1));
        Read(("abai", "v1", 2));
        Assert.Equal(["abai", "abai"], _read);
    }

    [Fact]
    public void Read_OfficeTakenBack_IsGone()
    {
        Read(("abai", "v1", 1), ("semei", "v2", 1));
        Assert.Equal("abai", Assert.Single(Read(("abai", "v1", 1))).Id);
    }

    private IReadOnlyList<Service.Offices.Office> Read(params (string Set, string Version, int Day)[] sets) => _known.Read(
        sets.SelectMany(set => new[] { Item(set, "kk"), Item(set, "ru") }).GroupBy(item => item.LocalizationSet!, StringComparer.Ordinal),
        set =>
        {
            _read.Add(set.Key);
            return OfficeBuilder.Build(set.Key);
        });

    private static ContentItem Item((string Set, string Version, int Day) of, string culture) => new(new JsonObject
    {
        ["ContentItemVersionId"] = of.Version + culture,
        ["ModifiedUtc"] = new DateTimeOffset(2026, 11, of.Day, 0, 0, 0, TimeSpan.Zero),
        ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = of.Set, ["Culture"] = culture },
    });
}
