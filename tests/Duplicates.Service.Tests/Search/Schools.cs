using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Duplicates.Domain;
using Duplicates.Service.Offices;
using Duplicates.Service.Tests.Offices;

namespace Duplicates.Service.Tests.Search;

/// <summary>418 schools of seven regions under the names and addresses that are published; the BINs are of nobody.</summary>
internal static class Schools
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Office> All { get; } = [.. Read()];

    private static IEnumerable<Office> Read()
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Search", "schools.csv"));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            string Of(string column) => csv.GetField(column)!;
            BilingualText Both(string column) => new(Of($"{column}_kk"), Of($"{column}_ru"));
            yield return OfficeBuilder.Build(Of("bin")) with
            {
                Name = Both("name"),
                Bin = Of("bin"),
                Kato = Of("kato"),
                Region = Of("kato")[..2],
                Locality = Both("locality"),
                Address = Both("address"),
            };
        }
    }
}

/// <summary>Offices that are nowhere but in memory.</summary>
internal sealed class OfficesInMemory(IReadOnlyCollection<Office> offices) : IOffices
{
    /// <inheritdoc />
    public IReadOnlyCollection<Office> All { get; set; } = offices;

    /// <inheritdoc />
    public Office? Find(string id) => All.FirstOrDefault(office => office.Id == id);

    /// <inheritdoc />
    public Office? AtPath(string path) => All.FirstOrDefault(office => office.Path.Kk == path || office.Path.Ru == path);
}
