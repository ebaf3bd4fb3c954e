using System.Globalization;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Offices;

public sealed class OfficeSearchTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    private OfficeSearch Search => host.Services.GetRequiredService<OfficeSearch>();

    [Theory]
    [InlineData("Караганда вечерняя")]
    [InlineData("қарағанды кешкі")]
    [InlineData("карагнада вечерня")]
    [InlineData("Карганды 62")]
    public void Find_SlipsFoldedLettersAndEitherLanguage_FindsTheSchool(string typed) =>
        Assert.Contains(Search.Find(typed, "ru", [OfficeKind.School]).Offices, school => school.Name.Ru.Contains("№ 62", StringComparison.Ordinal));

    [Fact]
    public void Find_NumberWithASlip_IsNotForgiven() => Assert.Empty(Search.Find("99999", "kk", []).Offices);

    [Fact]
    public void Find_NothingTyped_IsEverythingInTheOrderOfRegions()
    {
        var all = Search.Find(string.Empty, "kk", []).Offices;
        Assert.Equal(host.Services.GetRequiredService<IOffices>().All.Count, all.Count);
        var order = StringComparer.Create(CultureInfo.GetCultureInfo("kk-KZ"), ignoreCase: false);
        var regions = all.Select(office => Regions.Name(office.Region).Kk).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal<IEnumerable<string>>(regions.OrderBy(region => region, order), regions);
    }

    [Fact]
    public void Find_Kind_LeavesTheOthersOut() =>
        Assert.All(Search.Find("алматы", "kk", [OfficeKind.EducationDepartment]).Offices, office => Assert.Equal(OfficeKind.EducationDepartment, office.Kind));
}
