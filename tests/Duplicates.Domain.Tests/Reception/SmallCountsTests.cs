using System.Globalization;
using Duplicates.Domain.Reception;
using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.Reception;

public sealed class SmallCountsTests
{
    [Theory]
    [InlineData("10 20 0", "6 7 8", "10 20 0", "6 7 8")] // nothing is small
    [InlineData("4 9 20", "6 7 8", "- - 20", "6 7 8")] // one alone would be the difference of the sum
    [InlineData("1 1 9 20", "6 7", "- - - 20", "6 7")] // two together are still few
    [InlineData("3 2 20", "6 7", "- - 20", "6 7")]
    [InlineData("3 0 0", "6 7 8", "- 0 0", "- 7 8")] // a column of few is the difference of all and the other column
    [InlineData("3 0 0", "6 1 7", "- 0 0", "- - 7")]
    [InlineData("0 0 0", "0 0 0", "0 0 0", "0 0 0")]
    public void Hide_SmallCounts_HidesWhatWouldTellThem(string first, string second, string shownFirst, string shownSecond)
    {
        var (one, other) = SmallCounts.Hide(Read(first), Read(second));
        Assert.Equal((shownFirst, shownSecond), (Write(one), Write(other)));
    }

    [Fact]
    public void Hide_AnyCounts_LeavesNoSmallOneToBeReckoned() => Prop.ForAll(
        Columns.ToArbitrary(),
        columns =>
        {
            var (first, second) = SmallCounts.Hide(columns.First, columns.Second);
            Assert.DoesNotContain(first.Concat(second), count => count is > 0 and < SmallCounts.Fewest);
            foreach (var (own, shown, others) in new[] { (columns.First, first, second), (columns.Second, second, first) })
            {
                Assert.All(own.Zip(shown), pair => Assert.True(pair.Second is null ? pair.First > 0 : pair.First == pair.Second));
                var hidden = own.Zip(shown).Where(pair => pair.Second is null).Select(pair => pair.First).ToList();
                var isReckoned = hidden.Count == 1 || (hidden.Count > 1 && hidden.Sum() < SmallCounts.Fewest);
                var isOtherTold = others.All(count => count is 0 or >= SmallCounts.Fewest) && others.Any(count => count > 0);
                Assert.False(isReckoned && isOtherTold, "The other column and the sum of all tell it.");
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<(int[] First, int[] Second)> Columns =>
        from first in Gen.Choose(0, 12).ArrayOf(6)
        from second in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 12))).ArrayOf(6)
        select (first, second);

    private static int[] Read(string counts) => [.. counts.Split(' ').Select(int.Parse)];

    private static string Write(IEnumerable<int?> counts) =>
        string.Join(' ', counts.Select(count => count?.ToString(CultureInfo.InvariantCulture) ?? "-"));
}
