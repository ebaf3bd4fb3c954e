using System.Globalization;
using Duplicates.Domain.Time;

namespace Duplicates.Domain.Tests.Time;

public sealed class OpeningHoursTests
{
    private static readonly OpeningHours Day = new(new(9, 0), new(18, 30), new(13, 0), new(14, 0));

    [Theory]
    [InlineData("08:59", false)]
    [InlineData("09:00", true)]
    [InlineData("12:59", true)]
    [InlineData("13:00", false)]
    [InlineData("13:59", false)]
    [InlineData("14:00", true)]
    [InlineData("18:29", true)]
    [InlineData("18:30", false)]
    public void Contains_AtTheMinutesWhereItChanges_IsOpenFromTheFirstAndClosedFromTheLast(string time, bool open) =>
        Assert.Equal(open, Day.Contains(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));
}
