using System.Collections.Frozen;
using Duplicates.Domain;

namespace Duplicates.Service.Offices;

/// <summary>The 20 regions by the first two digits of KATO.</summary>
public static class Regions
{
    private static readonly FrozenDictionary<string, BilingualText> Names = new Dictionary<string, BilingualText>(StringComparer.Ordinal)
    {
        ["10"] = new("Абай облысы", "область Абай"),
        ["11"] = new("Ақмола облысы", "Акмолинская область"),
        ["15"] = new("Ақтөбе облысы", "Актюбинская область"),
        ["19"] = new("Алматы облысы", "Алматинская область"),
        ["23"] = new("Атырау облысы", "Атырауская область"),
        ["27"] = new("Батыс Қазақстан облысы", "Западно-Казахстанская область"),
        ["31"] = new("Жамбыл облысы", "Жамбылская область"),
        ["33"] = new("Жетісу облысы", "область Жетісу"),
        ["35"] = new("Қарағанды облысы", "Карагандинская область"),
        ["39"] = new("Қостанай облысы", "Костанайская область"),
        ["43"] = new("Қызылорда облысы", "Кызылординская область"),
        ["47"] = new("Маңғыстау облысы", "Мангистауская область"),
        ["55"] = new("Павлодар облысы", "Павлодарская область"),
        ["59"] = new("Солтүстік Қазақстан облысы", "Северо-Казахстанская область"),
        ["61"] = new("Түркістан облысы", "Туркестанская область"),
        ["62"] = new("Ұлытау облысы", "область Ұлытау"),
        ["63"] = new("Шығыс Қазақстан облысы", "Восточно-Казахстанская область"),
        ["71"] = new("Астана қаласы", "Город Астана"),
        ["75"] = new("Алматы қаласы", "Город Алматы"),
        ["79"] = new("Шымкент қаласы", "Город Шымкент"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes.</summary>
    public static IReadOnlyCollection<string> Codes => Names.Keys;

    /// <summary>The name of a region.</summary>
    /// <exception cref="KeyNotFoundException">There is no such region; importing refuses such offices.</exception>
    public static BilingualText Name(string code) => Names[code];
}
