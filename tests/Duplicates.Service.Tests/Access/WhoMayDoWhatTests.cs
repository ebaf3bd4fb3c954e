using System.Globalization;
using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Access;

/// <summary>
/// Who may send which form, and who may ask what is no page. The case waits for the head's decision; case and draft belong to the
/// <see cref="AccessVisitors.Concerned"/>, to none of the <see cref="AccessVisitors.Strangers"/>. Every form comes with the visitor's
/// own antiforgery token and the newest version of the case, so that nothing but the right to it can stand in its way.
/// </summary>
[Collection(AccessTables.Name)]
public sealed class WhoMayDoWhatTests(SqliteHost host)
{
    /// <summary>The letters and columns are those of <see cref="WhoMayOpenWhatTests"/>; O: the page is shown again with its errors or its answer.</summary>
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        //                                               nobody citizen clerk head operator editor inspector administrator owner clerk head
        ["account?handler=End"] = /*                             */ "T F L L L L L L F L L",
        ["account?handler=EndOthers"] = /*                       */ "T F L L L L L L F L L",
        ["account?handler=Password"] = /*                       */ "T F O O O O O O F O O",
        ["admin/accounts/new"] = /*                             */ "T F F F F F F O F F F",
        ["admin/accounts/{id}"] = /*                            */ "T F F F F F F N F F F",
        ["admin/accounts/{id}/acting"] = /*                     */ "T F F F F F F N F F F",
        ["admin/accounts/{id}/acting?handler=End"] = /*         */ "T F F F F F F N F F F",
        ["admin/audit"] = /*                                    */ "T F F F F F F O F F F",
        ["admin/accounts/import"] = /*                          */ "T F F F F F F O F F F",
        ["admin/accounts/import/{id:guid}"] = /*                */ "T F F F F F F N F F F",
        ["admin/accounts/import/{id:guid}?handler=Letters"] = /**/ "T F F F F F F N F F F",
        ["sign-in/staff/second"] = /*                           */ "L L L L L L L L L L L",
        ["sign-in/staff/set-up"] = /*                           */ "L L L L L L L L L L L",
        ["account?handler=Factor"] = /*                         */ "T F O O O O O O F O O",
        ["admin/accounts/{id}?handler=EndSessions"] = /*        */ "T F F F F F F N F F F",
        ["admin/accounts/{id}?handler=Lock"] = /*               */ "T F F F F F F N F F F",
        ["admin/accounts/{id}?handler=RemoveFactor"] = /*       */ "T F F F F F F N F F F",
        ["admin/accounts/{id}?handler=Reset"] = /*              */ "T F F F F F F N F F F",
        ["admin/accounts/{id}?handler=Unlock"] = /*             */ "T F F F F F F N F F F",
        ["invitation/{token}"] = /*                             */ "O O O O O O O O O O O",
        ["admin/messages?handler=Discard"] = /*                  */ "T F F F F F F L F F F",
        ["admin/messages?handler=Retry"] = /*                    */ "T F F F F F F L F F F",
        ["admin/messages?handler=RetryAll"] = /*                 */ "T F F F F F F L F F F",
        ["admin/recipes?handler=Check"] = /*                     */ "T F F F F F F O F F F",
        ["admin/recipes?handler=Import"] = /*                    */ "T F F F F F F O F F F",
        ["admin/workflows"] = /*                                 */ "T F F F F F F O F F F",
        ["apply/{id:guid}/check"] = /*                           */ "S N F F F F F F L F F",
        ["apply/{id:guid}/check?handler=Signature"] = /*         */ "S N F F F F F F L F F",
        ["apply/{id:guid}/contacts"] = /*                        */ "S N F F F F F F L F F",
        ["apply/{id:guid}/contacts?handler=Find"] = /*           */ "S N F F F F F F L F F",
        ["apply/{id:guid}/document"] = /*                        */ "S N F F F F F F L F F",
        ["apply/{id:guid}/files"] = /*                           */ "S N F F F F F F L F F",
        ["apply/{id:guid}/files?handler=Remove"] = /*            */ "S N F F F F F F L F F",
        ["apply/{id:guid}/files?handler=Upload"] = /*            */ "S N F F F F F F L F F",
        ["apply/{id:guid}/name"] = /*                            */ "S N F F F F F F O F F",
        ["apply/{id:guid}/no-school"] = /*                       */ "S N F F F F F F L F F",
        ["apply/{id:guid}/school"] = /*                          */ "S N F F F F F F L F F",
        ["apply/{id:guid}/sign/{codeId:guid}"] = /*              */ "S N F F F F F F L F F",
        ["apply/{id:guid}/sign/{codeId:guid}?handler=Again"] = /**/ "L L F F F F F F L F F",
        ["apply/{id:guid}/signature"] = /*                       */ "S N F F F F F F N F F",
        ["apply/{id:guid}/whose"] = /*                           */ "S N F F F F F F O F F",
        ["apply?handler=Delete"] = /*                            */ "L L F F F F F F L F F",
        ["apply/new/whose"] = /*                                 */ "O O F F F F F F O F F",
        ["booking/hold/{id:guid}"] = /*                          */ "O O O O O O O O O O O",
        ["booking/office/{office}/{service}"] = /*               */ "N N N N N N N N N N N",
        ["booking/visit/{token}/cancel"] = /*                    */ "N N N N N N N N N N N",
        ["booking/visit/{token}/move"] = /*                      */ "N N N N N N N N N N N",
        ["booking/visit/{token}?handler=Earlier"] = /*           */ "N N N N N N N N N N N",
        ["queue/door/{office}"] = /*                             */ "N N N N N N N N N N N",
        ["queue/kiosk/{office}/{key}"] = /*                      */ "N N N N N N N N N N N",
        ["queue/ticket/{code}?handler=Leave"] = /*               */ "N N N N N N N N N N N",
        ["queue/ticket/{code}?handler=Revive"] = /*              */ "N N N N N N N N N N N",
        ["queue/desk?handler=Again"] = /*                        */ "T F F F R F F F F F F",
        ["queue/desk?handler=Close"] = /*                        */ "T F F F L F F F F F F",
        ["queue/desk?handler=Finish"] = /*                       */ "T F F F R F F F F F F",
        ["queue/desk?handler=Left"] = /*                         */ "T F F F R F F F F F F",
        ["queue/desk?handler=Missed"] = /*                       */ "T F F F R F F F F F F",
        ["queue/desk?handler=Move"] = /*                         */ "T F F F R F F F F F F",
        ["queue/desk?handler=Next"] = /*                         */ "T F F F L F F F F F F",
        ["queue/desk?handler=Open"] = /*                         */ "T F F F O F F F F F F",
        ["queue/desk?handler=Park"] = /*                         */ "T F F F R F F F F F F",
        ["queue/desk?handler=Revive"] = /*                       */ "T F F F R F F F F F F",
        ["queue/desk?handler=Start"] = /*                        */ "T F F F R F F F F F F",
        ["queue/reception"] = /*                                 */ "T F F F F F F F F F F",
        ["queue/arrive/{token}"] = /*                            */ "N N N N N N N N N N N",
        ["queue/blocks?handler=Block"] = /*                      */ "T F F F F F F F F F F",
        ["queue/blocks?handler=Unblock"] = /*                    */ "T F F F F F F F F F F",
        ["counter/{number}"] = /*                                */ "T F F F N F F F F F F",
        ["staff/home-visits/new"] = /* */ "T F F F O F F F F F F",
        ["staff/home-visits/{id:guid}/school"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}/intake"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}?handler=Confirm"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}?handler=Plan"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}?handler=SetOut"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}?handler=NotAtHome"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}?handler=Cancel"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}?handler=Refuse"] = /* */ "T F F F N F F F F F F",
        ["counter?handler=Again"] = /*                           */ "T F F F O F F F F F F",
        ["counter?handler=Arrived"] = /*                         */ "T F F F N F F F F F F",
        ["editor/calendar/{year:int?}"] = /*                     */ "T F F F F O F F F F F",
        ["editor/calendar/{year:int?}?handler=Drop"] = /*        */ "T F F F F L F F F F F",
        ["editor/calendar/{year:int?}?handler=Next"] = /*        */ "T F F F F L F F F F F",
        ["editor/calendar/{year:int?}?handler=Remove"] = /*      */ "T F F F F O F F F F F",
        ["editor/calendar/{year:int?}?handler=Restore"] = /*     */ "T F F F F O F F F F F",
        ["editor/calendar/{year:int}/publish"] = /*              */ "T F F F F N F F F F F",
        ["editor/items/{set}/edit"] = /*                         */ "T F F F F N F F F F F",
        ["editor/items/{set}/edit?handler=Autosave"] = /*        */ "T F F F F N F F F F F",
        ["editor/items/{set}/edit?handler=Facts"] = /*           */ "T F F F F N F F F F F",
        ["editor/items/{set}/edit?handler=LivePreview"] = /*     */ "T F F F F N F F F F F",
        ["editor/items/{set}/edit?handler=Preview"] = /*         */ "T F F F F N F F F F F",
        ["editor/items/{set}/versions/{version}"] = /*           */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=CancelSchedule"] = /*       */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=Discard"] = /*              */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=PreviewLink"] = /*          */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=Propose"] = /*              */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=Publish"] = /*              */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=Schedule"] = /*             */ "T F F F F N F F F F F",
        ["editor/items/{set}?handler=Unpublish"] = /*            */ "T F F F F N F F F F F",
        ["editor/offices/import"] = /*                           */ "T F F F F O F F F F F",
        ["editor/offices/import/{id:guid}"] = /*                 */ "T F F F F N F F F F F",
        ["editor/search"] = /*                                   */ "T F F F F L F F F F F",
        ["editor/search/synonym"] = /*                           */ "T F F F F O F F F F F",
        ["editor/search/synonym?handler=Remove"] = /*            */ "T F F F F O F F F F F",
        ["my/messages"] = /*                                     */ "S L F F F F F F L F F",
        ["my?handler=End"] = /*                                  */ "S L F F F F F F L F F",
        ["my/phone"] = /*                                        */ "S O F F F F F F O F F",
        ["my/phone/{id:guid}"] = /*                              */ "S O F F F F F F O F F",
        ["my/phone/{id:guid}?handler=Again"] = /*                */ "S L F F F F F F L F F",
        ["my/phone/{id:guid}?handler=BothAgain"] = /*            */ "S L F F F F F F L F F",
        ["my/{number}/complaint"] = /*                           */ "S N F F F F F F O F F",
        ["my/{number}/minutes"] = /* */ "S N F F F F F F L F F",
        ["my/{number}/hearing"] = /*                             */ "S N F F F F F F L F F",
        ["my/{number}?handler=Answer"] = /*                      */ "S N F F F F F F O F F",
        ["my/{number}?handler=SendAgain"] = /*                   */ "S N F F F F F F O F F",
        ["my/{number}?handler=Withdraw"] = /*                    */ "S N F F F F F F L F F",
        ["sign-in"] = /*                                         */ "O O O O O O O O O O O",
        ["sign-in/phone/{id:guid}"] = /*                         */ "L L L L L L L L L L L",
        ["sign-in/signature"] = /*                               */ "N N N N N N N N N N N",
        ["sign-in/staff"] = /*                                   */ "O O O O O O O O O O O",
        ["sign-in/{id:guid}"] = /*                               */ "O O O O O O O O O O O",
        ["sign-in/{id:guid}?handler=Again"] = /*                 */ "L L L L L L L L L L L",
        ["sign-out"] = /*                                        */ "L 400 400 400 400 400 400 400 400 400 400",
        ["sign-out?handler=Everywhere"] = /*                     */ "L L L L L L L L L L L",
        ["staff/blanks/receive"] = /*                            */ "T F O O F F F F F O O",
        ["staff/blanks/remove"] = /*                             */ "T F O O F F F F F O O",
        ["staff/cases/{number}/annul"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/approve"] = /*                    */ "T F N N F F F F F R L",
        ["staff/cases/{number}/checklist"] = /*                  */ "T F N N F F F F F L L",
        ["staff/cases/{number}/hand-over"] = /*                  */ "T F N N F F F F F R R",
        ["staff/cases/{number}/hearing"] = /*                    */ "T F N N F F F F F R R",
        ["staff/cases/{number}/remark"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/answer"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/hearing-answer"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/minutes-remark"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/withdrawal"] = /* */ "T F N N F F F F F O O",
        ["staff/cases/{number}/hearing-time"] = /*               */ "T F N N F F F F F R R",
        ["staff/cases/{number}/hearing-record"] = /*             */ "T F N N F F F F F R R",
        ["staff/cases/{number}/holder"] = /*                     */ "T F N N F F F F F O O",
        ["staff/cases/{number}/note"] = /*                       */ "T F N N F F F F F O O",
        ["staff/cases/{number}/prepare"] = /*                    */ "T F N N F F F F F R R",
        ["staff/cases/{number}/propose"] = /*                    */ "T F N N F F F F F R R",
        ["staff/cases/{number}/propose?handler=Insert"] = /*     */ "T F N N F F F F F R R",
        ["staff/cases/{number}/question"] = /*                   */ "T F N N F F F F F O O",
        ["staff/cases/{number}/send-again"] = /*                 */ "T F N N F F F F F R R",
        ["staff/cases/{number}/receipt-again"] = /*              */ "T F N N F F F F F R R",
        ["staff/intake?handler=Begin"] = /*                      */ "T F L L L F F F F L L",
        ["staff/intake?handler=Drop"] = /*                       */ "T F L L L F F F F L L",
        ["staff/intake/{id:guid}/papers"] = /*                   */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/papers?handler=Remove"] = /*    */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/papers?handler=Upload"] = /*    */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/person"] = /*                   */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/phone/{codeId:guid}"] = /*      */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/phone/{codeId:guid}?handler=Again"] = /**/ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/request"] = /*                  */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/request?handler=Find"] = /*     */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/school"] = /*                 */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/signature"] = /*              */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/papers?handler=Join"] = /*  */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/papers?handler=Mirror"] = /*  */ "T F N N N F F F F N N",
        ["staff/intake/accepted/{number}?handler=ReceiptAgain"] = /* */ "T F N N N F F F F L L",
        ["counter/mirror"] = /*                                */ "O O O O O O O O O O O",
        ["counter/mirror/{token}"] = /*                        */ "L L L L L L L L L L L",
        ["staff/courier?handler=Begin"] = /*                   */ "T F O O O F F F F O O",
        ["staff/courier/{id:guid}?handler=Arrive"] = /*        */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Close"] = /*         */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Depart"] = /*        */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Finish"] = /*        */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Pack"] = /*          */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Seal"] = /*          */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Settle"] = /*        */ "T F N N N F F F F N N",
        ["staff/courier/{id:guid}?handler=Unpack"] = /*        */ "T F N N N F F F F N N",
        ["staff/letters"] = /*                                   */ "T F L L F F F F F L L",
        ["staff/cases/{number}/ready"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/redirect?handler=Find"] = /*      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/redirect"] = /*                   */ "T F N N F F F F F R R",
        ["staff/cases/{number}/refuse"] = /*                     */ "T F N N F F F F F R R",
        ["staff/cases/{number}/refuse?handler=Insert"] = /*      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/register-extract"] = /*           */ "T F N N F F F F F R R",
        ["staff/cases/{number}/return"] = /*                     */ "T F N N F F F F F R O",
        ["staff/cases/{number}/found"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/search"] = /*                     */ "T F N N F F F F F R R",
        ["staff/cases/{number}/send"] = /*                       */ "T F N N F F F F F R R",
        ["staff/cases/{number}/spoil"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/start"] = /*                      */ "T F N N F F F F F R R",
        ["staff/complaints/{number}"] = /*                       */ "T F N N F F N F F N N",
        ["staff/notices"] = /*                                   */ "T F L L L F L F F L L",
        ["staff/notices?handler=Mail"] = /*                      */ "T F L L L F L F F L L",
        ["staff/phone"] = /*                                     */ "T F O O O F F F F O O",
        ["staff/phone/{id:guid}"] = /*                           */ "T F O O O F F F F O O",
        ["staff/phone/{id:guid}?handler=Again"] = /*             */ "T F L L L F F F F L L",
        ["staff?handler=Decide"] = /*                            */ "T F O O F F F F F O O",
        ["staff?handler=Holder"] = /*                            */ "T F O O F F F F F O O",
        ["staff?handler=Search"] = /*                            */ "T F O O F F F F F O O",
        ["track"] = /*                                           */ "O O O O O O O O O O O",
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["ANY health/live"] = /*                                 */ "O O O O O O O O O O O",
        ["ANY health/ready"] = /*                                */ "O O O O O O O O O O O",
        ["GET .well-known/duplicates-keys.json"] = /*            */ "O O O O O O O O O O O",
        ["GET api/v1/certificates/{code}"] = /*                  */ "N N N N N N N N N N N",
        ["GET api/v1/due-date"] = /*                             */ "O O O O O O O O O O O",
        ["GET api/v1/offices"] = /*                              */ "O O O O O O O O O O O",
        ["GET api/v1/offices/{id}/times"] = /*                   */ "N N N N N N N N N N N",
        ["GET dev/outbox"] = /*                                  */ "O O O O O O O O O O O",
        ["GET dev/outbox.json"] = /*                             */ "O O O O O O O O O O O",
        ["GET kk/changes.atom"] = /*                             */ "O O O O O O O O O O O",
        ["GET openapi/{documentName}.json"] = /*                 */ "O O O O O O O O O O O",
        ["GET robots.txt"] = /*                                  */ "O O O O O O O O O O O",
        ["GET ru/changes.atom"] = /*                             */ "O O O O O O O O O O O",
        ["GET sitemap.xml"] = /*                                 */ "O O O O O O O O O O O",
        ["POST api/v1/visits"] = /*                              */ "400 400 400 400 400 400 400 400 400 400 400",
        ["POST api/v1/visits/cancel"] = /*                       */ "N N N N N N N N N N N",
        ["POST api/v1/visits/move"] = /*                         */ "N N N N N N N N N N N",
        ["POST api/v1/cases/track"] = /*                         */ "400 400 400 400 400 400 400 400 400 400 400",
    };

    [Fact]
    public async Task EveryForm_OfEveryVisitor_AnswersAsTheTableSays()
    {
        var (owner, number, draft) = await AccessVisitors.NewCaseAndDraftAsync(host);
        await host.ProposeApprovalAsync(number);
        var events = await host.EventsAsync(number);
        var forms = (await FormsAsync()).OrderBy(EndsSomething).ToList();
        var answers = forms.ToDictionary(form => form, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var name in AccessVisitors.Strangers)
        {
            await SendAllAsync(name, owner, number, draft, answers);
        }

        Assert.Equal(events, await host.EventsAsync(number));
        Assert.Equal(AnswersNotFound(answers), (await host.AuditAsync(number)).Count(action => action == "CaseDenied"));
        foreach (var name in AccessVisitors.Concerned)
        {
            (owner, number, draft) = await AccessVisitors.NewCaseAndDraftAsync(host);
            await host.ProposeApprovalAsync(number);
            await SendAllAsync(name, owner, number, draft, answers);
        }

        AccessVisitors.AssertTable(Forms, answers);
    }

    [Fact]
    public async Task EveryOtherEndpoint_OfEveryVisitor_AnswersAsTheTableSays()
    {
        var (owner, _, _) = await AccessVisitors.NewCaseAndDraftAsync(host);
        var others = OtherEndpoints();
        var answers = others.ToDictionary(other => other, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var name in AccessVisitors.Strangers.Concat(AccessVisitors.Concerned))
        {
            using var visitor = await AccessVisitors.SignedInAsync(host, name, owner);
            foreach (var other in others)
            {
                var (method, route) = (other.Split(' ')[0], other.Split(' ')[1]);
                using var response = await visitor.SendAsync(method == "ANY" ? HttpMethod.Get : new HttpMethod(method), AccessVisitors.Fill(route, "000000000", string.Empty));
                answers[other].Add(AccessVisitors.Letter(response));
            }
        }

        AccessVisitors.AssertTable(Others, answers);
    }

    [Fact]
    public async Task Pages_KnowNoOtherMethodThanGetAndPost()
    {
        using var first = host.NewVisitor();
        Assert.All(await HandlersAsync(), handler => Assert.Contains(handler.Method, (string[])["Get", "Post"], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What ends a session or decides a case comes last, so that the other forms meet both.</summary>
    private static int EndsSomething(string form) => form switch
    {
        _ when form.StartsWith("sign-out", StringComparison.Ordinal) => 2,
        "my/{number}?handler=Withdraw" or "staff/cases/{number}/approve" => 1,
        _ => 0,
    };

    /// <summary>How often somebody who is signed in was told that there is no such case; a complaint has a number of its own.</summary>
    private static int AnswersNotFound(Dictionary<string, List<string>> answers) =>
        answers.Where(answer => answer.Key is "counter?handler=Arrived" || (answer.Key.Contains("{number}", StringComparison.Ordinal) && !answer.Key.StartsWith("staff/complaints/", StringComparison.Ordinal)))
            .Sum(answer => answer.Value.Count(letter => letter == "N"));

    private async Task SendAllAsync(string name, TestPerson owner, string number, string draft, Dictionary<string, List<string>> answers)
    {
        using var visitor = await AccessVisitors.SignedInAsync(host, name, owner);
        foreach (var (form, letters) in answers)
        {
            letters.Add(await SendAsync(visitor, form, number, draft));
        }
    }

    /// <summary>Sends the form with nothing but a token, the number of the case and its version.</summary>
    private async Task<string> SendAsync(Visitor visitor, string form, string number, string draft)
    {
        var token = await TokenAsync(visitor);
        var path = AccessVisitors.Fill(form, number, draft);
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("number", number), KeyValuePair.Create("Version", await VersionAsync(number))]);
        using var response = await visitor.SendAsync(HttpMethod.Post, path, body);
        return AccessVisitors.Letter(response);
    }

    private async Task<string> VersionAsync(string number) => (await host.EventsAsync(number)).Count.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> TokenAsync(Visitor visitor)
    {
        if (!visitor.Has("input[name=__RequestVerificationToken]"))
        {
            await visitor.GetAsync("/kk/track");
        }

        return visitor.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
    }

    private async Task<List<string>> FormsAsync() =>
        [.. (await HandlersAsync()).Where(handler => string.Equals(handler.Method, "Post", StringComparison.OrdinalIgnoreCase))
            .Select(handler => handler.Name.Length == 0 ? handler.Route : $"{handler.Route}?handler={handler.Name}").Distinct(StringComparer.Ordinal)];

    private async Task<List<(string Route, string Method, string Name)>> HandlersAsync()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var handlers = new List<(string, string, string)>();
        foreach (var endpoint in AccessVisitors.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            var page = await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
            handlers.AddRange(page.HandlerMethods.Where(handler => !handler.MethodInfo.Name.StartsWith("OnPageHandler", StringComparison.Ordinal)).Select(handler => (AccessVisitors.RouteOf(endpoint), handler.HttpMethod, handler.Name ?? string.Empty)));
        }

        return handlers;
    }

    private List<string> OtherEndpoints() =>
        [.. AccessVisitors.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {AccessVisitors.RouteOf(endpoint)}"))
            .Distinct(StringComparer.Ordinal)];
}
