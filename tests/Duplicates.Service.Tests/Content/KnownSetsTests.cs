using System.Text.Json.Nodes;
using Duplicates.Service.Content;
using Duplicates.Service.Published;
using Duplicates.Service.Tests.Offices;

namespace Duplicates.Service.Tests.Content;

public sealed class KnownSetsTests
{
    private readonly KnownSets _known;
    private readonly List<string> _read = [];
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public KnownSetsTests() => _known = new((set, items) =>
    {
        if (_broken.Contains(items[0].VersionId))
        {
            throw new FormatException($"{items[0].VersionId} is broken.");
        }

        _read.Add(set);
        return new(set) { Office = OfficeBuilder.Build(set), Claims = [items[0].Json["Claim"]?.ToString() ?? set] };
    });

    [Fact]
    public void Read_NothingChanged_ReadsNothingAgainAndGivesTheVeryList()
    {
        var first = Read(("abai", "v1", 1), ("semei", "v2", 1)).Offices;
        var second = Read(("abai", "v1", 1), ("semei", "v2", 1)).Offices;
        Assert.Same(first, second);
        Assert.Equal(["abai", "semei"], _read);
    }

    [Fact]
    public void Read_AnotherVersionOfOneOffice_ReadsThatOneOnly()
    {
        var first = Read(("abai", "v1", 1), ("semei", "v2", 1)).Offices.ToList();
        var second = Read(("abai", "v1", 1), ("semei", "v3", 2)).Offices.ToList();
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
        Assert.Equal("abai", Assert.Single(Read(("abai", "v1", 1)).Offices).Id);
    }

    [Fact]
    public void Read_SetThatCannotBeReadAnyMore_StaysAsItWas()
    {
        var before = Read(("abai", "v1", 1), ("semei", "v2", 1)).Offices.ToList();
        _broken.Add("v3");
        var (after, quarantine) = ReadAll(("abai", "v1", 1), ("semei", "v3", 2));
        Assert.Same(before[1], after.FindOffice("semei"));
        Assert.Equal(("semei", "v3 is broken.", true), (Assert.Single(quarantine).SetId, quarantine[0].Reason, quarantine[0].FormerIsPublic));

        // and at the next publication of something else, too
        Assert.Same(before[1], Read(("abai", "v4", 3), ("semei", "v3", 2)).FindOffice("semei"));
    }

    [Fact]
    public void Read_SetThatNobodyCouldEverRead_IsLeftOutAlone()
    {
        _broken.Add("v1");
        var (snapshot, quarantine) = ReadAll(("abai", "v1", 1), ("semei", "v2", 1));
        Assert.Equal("semei", Assert.Single(snapshot.Offices).Id);
        Assert.False(Assert.Single(quarantine).FormerIsPublic);
    }

    [Fact]
    public void Read_TwoSetsThatClaimTheSame_TheOneThatWasPublicFirstKeepsIt()
    {
        var (snapshot, quarantine) = _known.Read([Item(("late", "v2", 2), "kk/page"), Item(("early", "v1", 1), "kk/PAGE")], FormerStates.None);
        Assert.Equal("early", Assert.Single(snapshot.Offices).Id);
        Assert.Equal("late", Assert.Single(quarantine).SetId);
    }

    [Fact]
    public void Read_BrokenAfterAStart_TheNewestFormerStateStandsIn()
    {
        _broken.UnionWith(["v3", "v2"]);
        var former = FormerStates.Of([Version("v1", 1), Version("v2", 5), Version("v3", 9)]);
        var (snapshot, quarantine) = _known.Read([Item(("abai", "v3", 9))], former);
        Assert.NotNull(snapshot.FindOffice("abai"));
        Assert.True(Assert.Single(quarantine).FormerIsPublic);

        static PublicVersion Version(string version, int day) => new(Item(("abai", version, day)).Json, new(2026, 11, day, 0, 0, 0, TimeSpan.Zero));
    }

    private ContentSnapshot Read(params (string Set, string Version, int Day)[] sets) => ReadAll(sets).Snapshot;

    private (ContentSnapshot Snapshot, IReadOnlyList<QuarantinedSet> Quarantine) ReadAll(params (string Set, string Version, int Day)[] sets) =>
        _known.Read([.. sets.Select(set => Item(set))], FormerStates.None);

    private static ContentItem Item((string Set, string Version, int Day) of, string? claim = null) => new(new JsonObject
    {
        ["ContentItemId"] = of.Set,
        ["ContentItemVersionId"] = of.Version,
        ["ModifiedUtc"] = new DateTimeOffset(2026, 11, of.Day, 0, 0, 0, TimeSpan.Zero),
        ["Claim"] = claim,
    });
}
